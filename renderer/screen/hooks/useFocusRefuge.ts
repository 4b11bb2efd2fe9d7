import { type RefObject, useLayoutEffect, useRef } from 'react'

/** For an element that may go away while it has the focus: the focus then goes to `refuge` and not back to the top of the page. */
export function useFocusRefuge<T extends HTMLElement>(
  refuge: RefObject<HTMLElement | null>,
): RefObject<T | null> {
  const own = useRef<T>(null)
  useLayoutEffect(() => {
    const element = own.current
    return () => {
      if (element?.contains(document.activeElement)) refuge.current?.focus()
    }
  }, [refuge])
  return own
}
