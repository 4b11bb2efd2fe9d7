import { _electron, type Page } from '@playwright/test'
import { launchOptions, makeAppFolder } from '../../../build/runtime/launchOptions.mjs'
import type { Language } from '../../../shared/i18n/languages.ts'
import { buildStage } from './buildStage.ts'

/** How the screen is looked at: colours as the system has them, and the room there is in CSS pixels. */
export type Look = {
  readonly colours: 'light' | 'dark' | 'contrast' | 'forced'
  readonly width: number
  readonly height: number
}

/** Everyday windows, and a window in which everything is twice as large (200 % text). */
export const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
  { width: 640, height: 400 },
] as const

const MEDIA = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  contrast: { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
  forced: { colorScheme: 'dark', contrast: 'more', forcedColors: 'active' },
} as const

/** The screen in a real window, to be played scene by scene. */
export class OpenStage {
  readonly page: Page
  readonly close: () => Promise<void>

  constructor(page: Page, close: () => Promise<void>) {
    this.page = page
    this.close = close
  }

  /** Looks at the screen in these colours and this size; what moves stands still. */
  async look({ colours, width, height }: Look): Promise<void> {
    await this.page.setViewportSize({ width, height })
    await this.page.emulateMedia({ ...MEDIA[colours], reducedMotion: 'reduce' })
  }

  /** Shows a scene from its beginning. */
  async show(scene: string, language: Language): Promise<void> {
    await this.page.evaluate(([name, chosen]) => window.stage.show(name, chosen), [scene, language] as const)
  }

  /** Changes the language of what is shown. */
  async speak(language: Language): Promise<void> {
    await this.page.evaluate(chosen => window.stage.speak(chosen), language)
    // What moved under the pointer of the display is not pointed at.
    await this.page.mouse.move(1, 1)
    await this.page.mouse.move(0, 0)
  }
}

/** Builds the stage where that has not been done, and opens it. */
export async function openStage(): Promise<OpenStage> {
  const folder = makeAppFolder('stage')
  const options = await launchOptions({ profile: folder.path, app: await buildStage(), env: { TZ: 'UTC' } })
  const app = await _electron.launch(options)
  const page = await app.firstWindow()
  await page.waitForFunction(() => 'stage' in window)
  // Nothing is pointed at.
  await page.mouse.move(0, 0)
  return new OpenStage(page, async () => {
    await app.close()
    folder.remove()
  })
}
