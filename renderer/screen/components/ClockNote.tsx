import { useLanguage } from '../hooks/useLanguage.ts'
import { useWords } from '../hooks/useWords.ts'
import { clockWords } from '../session/clockWords.ts'
import { joinSentences } from '../session/joinSentences.ts'

type ClockNoteProps = { readonly ahead: number | null | undefined }

/** That this computer's clock seems wrong, by roughly how much, and why that matters; nothing while it seems right. */
export function ClockNote({ ahead }: ClockNoteProps) {
  const words = useWords()
  const { language } = useLanguage()
  if (ahead === null || ahead === undefined) return null
  const { key, count } = clockWords(ahead)
  return (
    <p data-testid="clock-note" data-problem="CLOCK_WRONG">
      {joinSentences(language, [words(key, { count }), words('clock.help')])}
    </p>
  )
}
