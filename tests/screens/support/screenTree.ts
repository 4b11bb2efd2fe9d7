import type { Page } from '@playwright/test'

/** What has the focus, and what is read out when it changes; the tree itself says neither. */
function besides(): string[] {
  const short = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim().slice(0, 60)
  const nameOf = (element: Element) =>
    element.getAttribute('aria-label') ?? short(element.textContent) ?? element.getAttribute('placeholder')
  const focused = document.activeElement
  const live = [...document.querySelectorAll('[aria-live], [role="status"], [role="alert"]')]
    .filter(element => !element.closest('[inert]'))
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

/** The accessibility tree of what is shown, as text: role, name and state of each thing, then what the tree does not say. */
export async function screenTree(page: Page): Promise<string> {
  const tree = await page.locator('body').ariaSnapshot()
  return `${tree}\n\n${(await page.evaluate(besides)).join('\n')}\n`
}
