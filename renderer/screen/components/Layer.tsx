import { type ReactNode, useLayoutEffect, useRef } from 'react'
import css from './Layer.module.css'

type LayerProps = { readonly beneath: boolean; readonly children: ReactNode }

/** What something else may lie over for a while: then it is neither seen, heard nor reached, and afterwards it is as it was, focus included. */
export function Layer({ beneath, children }: LayerProps) {
  const layer = useRef<HTMLDivElement>(null)
  const focused = useRef<Element | null>(null)
  // Read while rendering: once the layer is inert, the focus is gone.
  if (beneath && focused.current === null) focused.current = document.activeElement
  useLayoutEffect(() => {
    if (beneath) return
    const last = focused.current
    focused.current = null
    if (last instanceof HTMLElement && layer.current?.contains(last)) last.focus({ preventScroll: true })
  }, [beneath])
  return (
    <div ref={layer} className={css.layer} inert={beneath} data-beneath={beneath}>
      {children}
    </div>
  )
}
