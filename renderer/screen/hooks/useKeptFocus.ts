import { type RefObject, useEffect, useRef } from 'react'

const PART = 'section[aria-labelledby]'

/** The headings of the parts around an element, the nearest first. */
function headingsAround(element: Element): readonly (HTMLElement | null)[] {
  const part = element.closest(PART)
  if (!part) return []
  const heading = document.getElementById(part.getAttribute('aria-labelledby') ?? '')
  return [heading, ...(part.parentElement ? headingsAround(part.parentElement) : [])]
}

const isMoving = () => document.getAnimations().some(each => each instanceof CSSTransition)

const isSeen = (element: HTMLElement | null) => element?.isConnected === true && element.checkVisibility()

/** Watches an element for what has the focus in it and goes away. */
class FocusKeeper {
  readonly #element: HTMLElement
  readonly #observer = new MutationObserver(() => this.#wait())
  #last: HTMLElement | null = null
  #headings: readonly (HTMLElement | null)[] = []
  #frame = 0

  constructor(element: HTMLElement) {
    this.#element = element
    this.#observer.observe(element, {
      subtree: true,
      childList: true,
      attributeFilter: ['disabled', 'data-pane', 'data-note', 'data-sheet'],
    })
    document.addEventListener('focusin', this.#onFocus)
    document.addEventListener('pointerdown', this.#forget)
  }

  stop(): void {
    this.#observer.disconnect()
    cancelAnimationFrame(this.#frame)
    document.removeEventListener('focusin', this.#onFocus)
    document.removeEventListener('pointerdown', this.#forget)
  }

  readonly #onFocus = ({ target }: FocusEvent) => {
    this.#last = target instanceof HTMLElement && this.#element.contains(target) ? target : null
    this.#headings = this.#last ? headingsAround(this.#last) : []
  }

  readonly #forget = () => {
    this.#last = null
  }

  /** What comes in the place of a button often takes the focus itself, a frame later and after all transitions. */
  #wait(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => {
      this.#frame = requestAnimationFrame(() => this.#look())
    })
  }

  #look(): void {
    const last = this.#last
    const { activeElement } = document
    if (!last || (activeElement !== document.body && activeElement !== last)) return
    if (isMoving()) this.#wait()
    else if (!isSeen(last)) this.#goToHeading()
    // while something is under way its button is switched off, and then it is on again
    else if (!last.matches(':disabled')) last.focus()
  }

  #goToHeading(): void {
    const others = this.#element.querySelectorAll<HTMLElement>('h2, h1')
    const heading = [...this.#headings, ...others].find(isSeen)
    if (!heading) return
    heading.tabIndex = -1
    heading.focus()
  }
}

/**
 * Leaves nobody nowhere: where what has the focus goes away, the focus goes to the heading of the part it was in, and where it
 * is switched off for a moment, back to it. Whoever uses a pointer is left alone.
 */
export function useKeptFocus<T extends HTMLElement>(): RefObject<T | null> {
  const own = useRef<T>(null)
  useEffect(() => {
    const keeper = own.current ? new FocusKeeper(own.current) : null
    return () => keeper?.stop()
  }, [])
  return own
}
