import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { launchOptions, makeAppFolder } from '../../../build/runtime/launchOptions.mjs'
import { RowanApp, STEP } from './rowanApp.ts'

/** Starts the app for somebody new with the runtime's log of its own network on, and with these settings of the system; the log is whole when the app has ended. */
export async function startLogged(
  name: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ person: RowanApp; log: string }> {
  const folder = makeAppFolder('logged')
  const log = join(folder.path, 'net-log.json')
  const args = [`--profile=${folder.path}`, '--lang=en', `--log-net-log=${log}`]
  const app = await _electron.launch(await launchOptions({ profile: folder.path, args, env }))
  const page = await app.firstWindow()
  page.setDefaultTimeout(STEP)
  const person = new RowanApp(name, app, page, folder)
  await person.at('first-skip').click()
  await person.at('start-join').waitFor()
  return { person, log }
}
