type Preventable = { preventDefault(): void }

/** What the guard needs of Electron's WebContents. */
export type GuardedContents = {
  on(event: string, listener: (event: Preventable) => void): unknown
  setWindowOpenHandler(handler: () => { action: 'deny' }): void
}

const LEAVING = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const
const CHOOSING = ['select-bluetooth-device'] as const

/** Keeps contents on the page that main loaded: nothing navigates, opens a window or attaches a webview, whoever asks. */
export function guardContents(contents: GuardedContents): void {
  for (const event of [...LEAVING, ...CHOOSING]) contents.on(event, details => details.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
