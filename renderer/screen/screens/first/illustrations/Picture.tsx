import type { ReactNode } from 'react'
import css from './Picture.module.css'

/** The class of a shape that is filled softly behind the lines. */
export const soft = css.soft ?? ''

/** A drawing in one line, in the colour of the place it stands in. It says nothing that the words beside it do not say. */
export function Picture({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      className={css.picture}
      viewBox="12 10 136 84"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}
