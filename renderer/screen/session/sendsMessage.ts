/** What of a key press decides whether it sends. */
export type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
  readonly keyCode: number
}

/** What browsers report as the key code while an input method is at work, also where isComposing is late. */
const COMPOSING_CODE = 229

/** Does this key press send the message? Only Ctrl or Cmd with Enter, and never while an input method is composing. */
export function sendsMessage(press: KeyPress): boolean {
  if (press.isComposing || press.keyCode === COMPOSING_CODE || press.repeat) return false
  return press.key === 'Enter' && (press.ctrlKey || press.metaKey) && !press.altKey && !press.shiftKey
}
