import type { Page } from '@playwright/test'

/** What has the focus, and what is read out when it changes; the tree itself says neither. */
function besides(): string[] {
  const short = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim().slice(0, 60)
  const nameOf = (element: Element) =>
    element.getAttribute('aria-label') ?? short(element.textContent) ?? element.getAttribute('placeholder')
  const focused = document.activeElement
  const live = [...document.querySelectorAll('[aria-live], [role="status"], [role="alert"]')]
    .filter(element => !element.closest('[inert], [data-live-announcer]'))
    .map(element => {
      const kind =
        element.getAttribute('aria-live') ??
        (element.getAttribute('role') === 'alert' ? 'assertive' : 'polite')
      return `${kind} "${short(element.textContent)}"`
    })
  const focus =
    focused && focused !== document.body ? `${focused.tagName.toLowerCase()} "${nameOf(focused)}"` : 'nowhere'
  return [
    `language: ${document.documentElement.lang}`,
    `focus: ${focus}`,
    ...live.map(each => `live: ${each}`),
  ]
}

/** React Aria's own announcer comes with the first word it has to say and stays empty afterwards, so which scene shows it would depend on their order. */
const announcerHidden = (page: Page, hidden: boolean) =>
  page.evaluate(hide => {
    const announcer = document.querySelector<HTMLElement>('[data-live-announcer]')
    if (announcer) announcer.hidden = hide
  }, hidden)

/** The accessibility tree of what is shown, as text: role, name and state of each thing, then what the tree does not say. */
export async function screenTree(page: Page): Promise<string> {
  await announcerHidden(page, true)
  const tree = await page.locator('body').ariaSnapshot()
  await announcerHidden(page, false)
  return `${tree}\n\n${(await page.evaluate(besides)).join('\n')}\n`
}
