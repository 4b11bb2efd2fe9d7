import type { Session, WebPreferences } from 'electron'

/** What both windows have in common: a sandboxed page without Node, plugins, dialogs or a spell checker. */
export function pagePreferences(options: {
  readonly preload: string
  readonly session: Session
  readonly devTools: boolean
}): WebPreferences {
  return {
    ...options,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    webgl: false,
    enableWebSQL: false,
    spellcheck: false,
    disableDialogs: true,
    navigateOnDragDrop: false,
    autoplayPolicy: 'document-user-activation-required',
  }
}
