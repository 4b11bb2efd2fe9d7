import type { RoomId } from '../../../../shared/room/ids.ts'
import { NoticeLine } from '../../components/NoticeLine.tsx'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useScreenState, useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { eventWords } from '../../session/eventWords.ts'
import { joinSentences } from '../../session/joinSentences.ts'
import css from './RoomNews.module.css'

/** The newest thing that everybody in the room is told, until it is put away; how many came before it stays said. */
export function RoomNews({ room }: { readonly room: RoomId }) {
  const words = useWords()
  const { language } = useLanguage()
  const session = useSession()
  const news = useScreenState().news.get(room) ?? []
  const newest = news.at(-1)
  const sentences = newest ? [eventWords(newest, words)] : []
  if (news.length > 1) sentences.push(words('events.more', { count: news.length - 1 }))
  return (
    <div role="status" className={css.news} data-testid="room-news">
      {newest ? (
        <NoticeLine onDismiss={() => session.putNewsAway(room)}>
          {joinSentences(language, sentences)}
        </NoticeLine>
      ) : null}
    </div>
  )
}
