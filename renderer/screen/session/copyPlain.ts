/** Puts a text on the clipboard as an event of the page, so that main hears of it and empties the clipboard after a while. Gives whether it did. */
export function copyPlain(text: string): boolean {
  let taken = false
  const take = (event: ClipboardEvent) => {
    if (!event.clipboardData) return
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
    taken = true
  }
  document.addEventListener('copy', take)
  document.execCommand('copy')
  document.removeEventListener('copy', take)
  return taken
}
