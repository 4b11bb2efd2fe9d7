import { type ReactNode, useLayoutEffect, useRef } from 'react'
import css from './ComponentsPage.module.css'
import type { SpecimenState } from './samples.ts'

type SpecimenProps = { readonly name: string; readonly state?: SpecimenState; readonly children: ReactNode }

/** One component in one state. What only a pointer or a key makes is put on it as React Aria would. */
export function Specimen({ name, state = 'rest', children }: SpecimenProps) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const inside = place.current?.firstElementChild
    const shown = inside?.matches('button, label') ? inside : inside?.querySelector('button, label, input')
    if (state === 'hovered' || state === 'pressed' || state === 'focus-visible')
      shown?.setAttribute(`data-${state}`, 'true')
  })
  return (
    <figure className={css.specimen} data-state={state}>
      <figcaption className={css.caption}>{`${name} · ${state}`}</figcaption>
      <div ref={place}>{children}</div>
    </figure>
  )
}
