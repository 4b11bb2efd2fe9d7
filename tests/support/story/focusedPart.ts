import type { CDPSession } from '@playwright/test'
import type { RowanApp } from '../app/rowanApp.ts'

/** What can be seen of what has the focus. */
export type SeenPart = {
  /** The nearest test id: a switch is named by its label, which holds what has the focus. */
  readonly testId: string
  /** The same for two looks at the same thing, as long as its words are the same. */
  readonly same: string
  /** Is it drawn where it can be seen, with a mark around it? */
  readonly isMarked: boolean
  /** False where the page itself has the focus, so that the next press begins at the top. */
  readonly isSomewhere: boolean
}

/** And what a screen reader says of it. */
export type FocusedPart = SeenPart & { readonly role: string; readonly name: string }

/** Looks at the element with the focus; runs in the page. */
function lookAtFocus(): SeenPart {
  const own = document.activeElement
  if (!own || own === document.body) return { testId: '', same: '', isMarked: false, isSomewhere: false }
  const hasMark = (element: Element | null) => {
    if (!element) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  }
  const label = own.closest('label')
  const { width, height, top, bottom } = (label ?? own).getBoundingClientRect()
  const isSeen = width > 0 && height > 0 && bottom > 0 && top < innerHeight
  const testId = own.closest('[data-testid]')?.getAttribute('data-testid') ?? ''
  const words = own.getAttribute('aria-label') ?? (label ?? own).textContent
  return {
    testId,
    same: `${own.tagName} ${testId} ${words}`,
    isMarked: isSeen && [own, label, ...(label?.querySelectorAll('*') ?? [])].some(hasMark),
    isSomewhere: true,
  }
}

/** What can be seen of what has the focus in somebody's window. */
export function seenPart({ page }: RowanApp): Promise<SeenPart> {
  return page.evaluate(lookAtFocus)
}

/** What has the focus in somebody's window, its role and name as the engine tells them to a screen reader. */
export async function focusedPart(app: RowanApp, tools: CDPSession): Promise<FocusedPart> {
  const seen = await seenPart(app)
  const { result } = await tools.send('Runtime.evaluate', { expression: 'document.activeElement' })
  if (result.objectId === undefined) return { ...seen, role: '', name: '' }
  const { objectId } = result
  const { nodes } = await tools.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false })
  await tools.send('Runtime.releaseObject', { objectId })
  const [node] = nodes
  return { ...seen, role: String(node?.role?.value ?? ''), name: String(node?.name?.value ?? '') }
}
