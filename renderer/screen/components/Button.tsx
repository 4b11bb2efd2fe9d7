import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import css from './Button.module.css'

/** How much weight a button has. Two answers to one question always have the same. */
export type ButtonKind = 'strong' | 'plain' | 'quiet'

type ButtonProps = Omit<AriaButtonProps, 'className' | 'style'> & { readonly kind?: ButtonKind }

/** A button with words on it, at least 44 pixels high. */
export function Button({ kind = 'plain', ...props }: ButtonProps) {
  return <AriaButton {...props} className={`${css.button} ${css[kind]}`} />
}
