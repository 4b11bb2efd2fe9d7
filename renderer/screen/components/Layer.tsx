import { type ReactNode, useLayoutEffect, useRef } from 'react'
import css from './Layer.module.css'

type LayerProps = { readonly beneath: boolean; readonly children: ReactNode }

/** What something else may lie over for a while: then it is neither seen, heard nor reached, and afterwards it is as it was. The focus goes back to where it was too, if that is still there. */
export function Layer({ beneath, children }: LayerProps) {
  const focused = useRef<Element | null>(null)
  // Read while rendering: once the layer is inert, the focus is gone.
  if (beneath && focused.current === null) focused.current = document.activeElement
  useLayoutEffect(() => {
    if (beneath) return
    const last = focused.current
    focused.current = null
    if (last instanceof HTMLElement && last.isConnected && last !== document.body)
      last.focus({ preventScroll: true })
  }, [beneath])
  return (
    <div className={css.layer} inert={beneath} data-beneath={beneath}>
      {children}
    </div>
  )
}
