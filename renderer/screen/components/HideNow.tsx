import { Button as AriaButton } from 'react-aria-components'
import { useWords } from '../hooks/useWords.ts'
import css from './HideNow.module.css'

/** Closes everything at once, without a question. Stands in the same corner of every screen and comes first by keyboard. */
export function HideNow({ hide }: { readonly hide: () => void }) {
  const words = useWords()
  return (
    <AriaButton
      className={css.hide ?? ''}
      aria-description={words('common.hideNow.hint')}
      onPress={hide}
      data-testid="hide-now"
    >
      {words('common.hideNow')}
    </AriaButton>
  )
}
