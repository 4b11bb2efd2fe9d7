import { useWords } from '../hooks/useWords.ts'
import css from './Working.module.css'

/** Says that a passphrase is being worked on, and that it takes its time on purpose. */
export function Working({ busy }: { readonly busy: boolean }) {
  const words = useWords()
  return (
    <p className={css.working} role="status">
      {busy ? words('profile.working') : ''}
    </p>
  )
}
