import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import { Button } from '../../components/Button.tsx'
import { CopyText } from '../../components/CopyText.tsx'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import css from './RefusedNote.module.css'

type RefusedNoteProps = {
  readonly refused: { readonly code: ErrorCode; readonly text: string }
  readonly putAway: () => void
}

/** Says that changes did not go into the note and keeps the words at hand until the person puts them away. */
export function RefusedNote({ refused, putAway }: RefusedNoteProps) {
  const words = useWords()
  return (
    <div className={css.refused} role="status" data-testid="note-refused">
      <p>{words('note.refused', { reason: words(errorWords[refused.code]) })}</p>
      <CopyText label={words('note.refused.text')} text={refused.text} testId="note-refused-text" />
      <Button onPress={putAway}>{words('note.refused.done')}</Button>
    </div>
  )
}
