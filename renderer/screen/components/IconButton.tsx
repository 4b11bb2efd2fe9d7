import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import css from './IconButton.module.css'

type IconButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  /** What it does, for whoever does not see the picture. */
  readonly label: string
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** A quiet button with a picture instead of words, 44 pixels in both directions. */
export function IconButton({ label, children, ...props }: IconButtonProps) {
  return (
    <AriaButton {...props} className={css.icon ?? ''} aria-label={label}>
      {children}
    </AriaButton>
  )
}
