import type { JoinTrouble } from '../../../shared/ports/serverViews.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import { ClockNote } from './ClockNote.tsx'

type TroubleNoteProps = { readonly trouble: JoinTrouble | undefined }

/**
 * What is wrong with the meeting points and with this computer's clock, and what to do. The place is always there and its words stay
 * while a server is tried again, so that a screen reader says them once, when it is its turn.
 */
export function TroubleNote({ trouble }: TroubleNoteProps) {
  const words = useWords()
  const problem = trouble?.problem ?? null
  return (
    <div role="status" data-testid="trouble">
      {problem === null ? null : (
        <p data-testid="server-problem" data-problem={problem}>
          {words(errorWords[problem])}
        </p>
      )}
      <ClockNote ahead={trouble?.clockAhead} />
    </div>
  )
}
