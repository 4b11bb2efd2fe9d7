import type { App, Dialog } from 'electron'
import { formatMessage } from '../../shared/i18n/formatMessage.ts'
import type { Settings } from '../../shared/ports/hostPort.ts'
import { appearanceOf, languageOf } from './appearance.ts'

export type MessageOptions = {
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly settings: Settings
  /** The languages of the system as BCP 47 tags. */
  readonly languages: readonly string[]
}

/** The languages of the system, the one that the app was started in first. */
export function systemLanguages(app: Pick<App, 'getLocale' | 'getPreferredSystemLanguages'>): string[] {
  return [app.getLocale(), ...app.getPreferredSystemLanguages()].filter(tag => tag !== '')
}

/** Shows one sentence in a window of the system, under the neutral title, until it is closed. */
export async function showPlainMessage(
  key: 'main.alreadyOpen' | 'main.cannotKeep',
  { dialog, settings, languages }: MessageOptions,
): Promise<void> {
  const language = languageOf(settings, languages)
  const { title } = appearanceOf(settings, language)
  const message = formatMessage(language, key, { title })
  await dialog.showMessageBox({
    type: 'none',
    title,
    message,
    buttons: [formatMessage(language, 'main.ok')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
}
