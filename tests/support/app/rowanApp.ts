import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { launchOptions, makeAppFolder } from '../../../build/runtime/launchOptions.mjs'

/** How long a step of the app may take in a test, in ms: generous, for two busy cores. */
export const STEP = 60_000

/** A real running app with a profile folder of its own, driven through its screen. */
export class RowanApp {
  readonly name: string
  readonly app: ElectronApplication
  readonly page: Page
  readonly folder: string
  readonly #removeFolder: () => void

  constructor(
    name: string,
    app: ElectronApplication,
    page: Page,
    folder: { path: string; remove: () => void },
  ) {
    this.name = name
    this.app = app
    this.page = page
    this.folder = folder.path
    this.#removeFolder = folder.remove
  }

  /** The window, as a PNG in this file. */
  async picture(path: string): Promise<void> {
    await this.page.screenshot({ path })
  }

  /** The element with this test id. */
  at(testId: string) {
    return this.page.getByTestId(testId)
  }

  /** Ends the app and removes its folder. */
  async close(): Promise<void> {
    await this.app.close()
    this.#removeFolder()
  }
}

/** Starts the app for somebody, in a language, with a profile folder and settings of the system, and waits for its window, whatever is on it. */
export async function launchApp(
  name: string,
  language = 'en',
  folder = makeAppFolder(name.toLowerCase()),
  env: Readonly<Record<string, string>> = {},
): Promise<RowanApp> {
  const args = [`--profile=${folder.path}`, `--lang=${language}`]
  const app = await _electron.launch(await launchOptions({ profile: folder.path, args, env }))
  const page = await app.firstWindow()
  page.setDefaultTimeout(STEP)
  return new RowanApp(name, app, page, folder)
}

/** Starts the app for somebody new, in a language, and waits for the first of its pages. */
export async function startAnew(name: string, language = 'en'): Promise<RowanApp> {
  const started = await launchApp(name, language)
  await started.at('first-skip').waitFor()
  return started
}

/** Starts the app for somebody, in a language, and goes past the first pages to the start page. */
export async function startApp(name: string, language = 'en'): Promise<RowanApp> {
  const started = await startAnew(name, language)
  await started.at('first-skip').click()
  await started.at('start-join').waitFor()
  return started
}
