import { useWords } from '../../hooks/useWords.ts'
import css from './Limits.module.css'

/** What Rowan cannot do for somebody whose computer others can see. */
export function Limits() {
  const words = useWords()
  return (
    <section className={css.limits}>
      <h2>{words('first.limits')}</h2>
      <ul>
        <li>{words('first.limits.trace')}</li>
        <li>{words('first.limits.spy')}</li>
        <li>{words('first.limits.network')}</li>
      </ul>
    </section>
  )
}
