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

/** How a start differs: more of an environment, more switches, and what to start instead of the executable. */
export type Launch = {
  readonly switches?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly executable?: (own: string) => string
}

/** Starts the app for somebody, in a language and with a profile folder, and waits for its window, whatever is on it. */
export async function launchApp(
  name: string,
  language = 'en',
  folder = makeAppFolder(name.toLowerCase()),
  { switches = [], env, executable = own => own }: Launch = {},
): Promise<RowanApp> {
  const args = [`--profile=${folder.path}`, `--lang=${language}`, ...switches]
  const options = await launchOptions({ profile: folder.path, args, ...(env && { env }) })
  const app = await _electron.launch({ ...options, executablePath: executable(options.executablePath) })
  const page = await app.firstWindow()
  page.setDefaultTimeout(STEP)
  return new RowanApp(name, app, page, folder)
}

/** Starts the app for somebody new, in a language, and waits for the first of its pages. */
export async function startAnew(name: string, language = 'en', launch: Launch = {}): Promise<RowanApp> {
  const started = await launchApp(name, language, undefined, launch)
  await started.at('first-skip').waitFor()
  return started
}

/** Starts the app for somebody, in a language, and goes past the first pages to the start page. */
export async function startApp(name: string, language = 'en', launch: Launch = {}): Promise<RowanApp> {
  const started = await startAnew(name, language, launch)
  await started.at('first-skip').click()
  await started.at('start-join').waitFor()
  return started
}
