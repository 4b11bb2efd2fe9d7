import { useContext, useEffect } from 'react'
import type { MessageView } from '../../../shared/ports/screenViews.ts'
import { AnnouncerContext } from './AnnouncerContext.ts'
import { useWords } from './useWords.ts'

/** How many of the messages that came in together are read out. */
const READ_OUT = 3
/** How much of each is read out, in characters. */
const LENGTH = 300

/** Tells screen readers politely which messages came in. */
export function useArrivals(arrived: readonly MessageView[]): void {
  const words = useWords()
  const announcer = useContext(AnnouncerContext)
  useEffect(() => {
    if (arrived.length === 0) return
    const sentences = arrived
      .slice(-READ_OUT)
      .map(({ authorName, text }) =>
        words('chat.announce', { name: authorName, text: text.slice(0, LENGTH) }),
      )
    announcer.set(sentences.join('\n'))
  }, [arrived, announcer, words])
}
