import type { NameHint } from '../../../../shared/room/nameHints.ts'
import { useWords } from '../../hooks/useWords.ts'
import forms from '../forms.module.css'

type NameThoughtProps = { readonly name: string; readonly hints: readonly NameHint[] }

/** A name, and what in it may give somebody away. */
export function NameThought({ name, hints }: NameThoughtProps) {
  const words = useWords()
  return (
    <div className={forms.thought}>
      <p className={forms.large} data-testid="join-warned-name">
        {name}
      </p>
      <ul className={forms.reasons}>
        {hints.map(hint => (
          <li key={hint} data-testid="join-warning">
            {words(`join.warn.${hint}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
