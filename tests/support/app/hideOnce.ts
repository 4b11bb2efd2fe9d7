import { existsSync, readdirSync } from 'node:fs'
import { isAlive, killAll } from './appProcesses.ts'
import { livingParts, takeKeyboard, timeInside, watchHiding } from './hidden.ts'
import type { RowanApp } from './rowanApp.ts'
import { until } from './until.ts'
import type { XDisplay } from './xDisplay.ts'

/** What is done to an app before it hides. */
export type Prepare = (app: RowanApp) => Promise<void>

/** The first two of the three presses. */
export async function pressTwice(display: XDisplay): Promise<void> {
  for (let presses = 0; presses < 2; presses++) display.press('Escape')
  await display.settled()
}

/** Ends what is left of an app, whatever became of it. */
async function clean(app: RowanApp, all: readonly number[]): Promise<void> {
  killAll(all)
  await app.close().catch(() => until(() => !all.some(isAlive)))
}

/** Hides an app by its keys: when each thing was gone, seen from outside and from inside, and what it left. */
export async function hideOnce(
  display: XDisplay,
  app: RowanApp,
  prepare: Prepare = async () => undefined,
  presses: (() => Promise<void>) | undefined = undefined,
) {
  await app.page.waitForLoadState()
  const folders = await app.app.evaluate(({ app }) => [app.getPath('sessionData'), app.getPath('crashDumps')])
  const inside = await timeInside(app)
  await takeKeyboard(display, app)
  const parts = await livingParts(app)
  try {
    await prepare(app)
    await (presses ? presses() : pressTwice(display))
    const times = await watchHiding(display, parts, () => display.press('Escape'))
    await until(() => !parts.all.some(isAlive))
    const left = folders.filter(folder => existsSync(folder))
    return { times, inside: inside(), left, kept: readdirSync(app.folder) }
  } finally {
    await clean(app, parts.all)
  }
}
