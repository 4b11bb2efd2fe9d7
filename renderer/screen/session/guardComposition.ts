/** How long after the end of a composition an Enter still belongs to it, in ms: some systems report the end first. */
const AFTER = 40
/** What browsers report as the key code while an input method is at work, also where isComposing is late. */
const COMPOSING_CODE = 229

const isOneLine = (target: EventTarget | null) =>
  target !== null && 'tagName' in target && target.tagName === 'INPUT'

/**
 * Keeps every Enter that an input method takes from whatever would send, search or add, in each field of the window. One that comes
 * right after the end of a composition also submits no form. Gives the way to stop.
 */
export function guardComposition(page: Pick<Window, 'addEventListener' | 'removeEventListener'>): () => void {
  let composing = false
  let ended = Number.NEGATIVE_INFINITY
  const begin = () => {
    composing = true
  }
  const end = ({ timeStamp }: Event) => {
    composing = false
    ended = timeStamp
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    const within = composing || event.isComposing || event.keyCode === COMPOSING_CODE
    const after = event.timeStamp - ended < AFTER
    if (!within && !after) return
    event.stopPropagation()
    // In a box of several lines it may still be the line that was asked for.
    if (isOneLine(event.target)) event.preventDefault()
  }
  const capture = { capture: true }
  page.addEventListener('compositionstart', begin, capture)
  page.addEventListener('compositionend', end, capture)
  page.addEventListener('keydown', press, capture)
  return () => {
    page.removeEventListener('compositionstart', begin, capture)
    page.removeEventListener('compositionend', end, capture)
    page.removeEventListener('keydown', press, capture)
  }
}
