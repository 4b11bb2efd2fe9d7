import type { ReactNode } from 'react'
import css from './Answers.module.css'

/** The answers to one question, side by side: each has the same weight and size. */
export function Answers({ children }: { readonly children: ReactNode }) {
  return <div className={css.answers}>{children}</div>
}
