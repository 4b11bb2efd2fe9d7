import { useContext, useEffect, useRef } from 'react'
import { ScreenNameContext } from '../hooks/ScreenNameContext.ts'
import { useStore } from '../hooks/useStore.ts'
import css from './LiveRegion.module.css'

/**
 * Takes the focus when another screen opens, so that its name is heard and the next step by keyboard is "Hide now". Beneath the veil
 * it has no name.
 */
export function ScreenNameMark({ covered }: { readonly covered: boolean }) {
  const { name, opened } = useStore(useContext(ScreenNameContext))
  const mark = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (opened > 0) mark.current?.focus({ preventScroll: true })
  }, [opened])
  return (
    <p ref={mark} tabIndex={-1} className={css.unseen}>
      {covered ? '' : name}
    </p>
  )
}
