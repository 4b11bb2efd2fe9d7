import { useContext, useEffect, useRef } from 'react'
import type { MessageView } from '../../../shared/ports/screenViews.ts'
import type { RecordId } from '../../../shared/room/ids.ts'
import { AnnouncerContext } from './AnnouncerContext.ts'
import { useWords } from './useWords.ts'

/** How many of the messages that came in together are read out. */
const READ_OUT = 3
/** How much of each is read out, in characters. */
const LENGTH = 300

const isGone = ({ removed, hiddenByFacilitator }: MessageView) => removed || hiddenByFacilitator

/** Tells screen readers politely which messages came in. What was said goes with the words of the messages, once those are taken away. */
export function useArrivals(arrived: readonly MessageView[], shown: readonly MessageView[]): void {
  const words = useWords()
  const announcer = useContext(AnnouncerContext)
  const said = useRef({ text: '', records: new Set<RecordId>() })
  useEffect(() => {
    if (arrived.length === 0) return
    const sentences = arrived
      .slice(-READ_OUT)
      .map(({ authorName: name, text, contentNote: topic }) =>
        topic === ''
          ? words('chat.announce', { name, text: text.slice(0, LENGTH) })
          : words('chat.announce.noted', { name, topic }),
      )
    said.current = { text: sentences.join('\n'), records: new Set(arrived.map(({ record }) => record)) }
    announcer.set(said.current.text)
  }, [arrived, announcer, words])
  useEffect(() => {
    const { text, records } = said.current
    const lost = shown.some(message => isGone(message) && records.has(message.record))
    if (lost && announcer.get() === text) announcer.set('')
  }, [shown, announcer])
}
