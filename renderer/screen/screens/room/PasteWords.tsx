import { useWords } from '../../hooks/useWords.ts'
import type { PasteNews } from '../../session/notePaste.ts'
import css from './NoteEditor.module.css'

/** How a long paste goes on. */
export function PasteWords({ news }: { readonly news: PasteNews }) {
  const words = useWords()
  if (news.state === 'done') return null
  if (news.state === 'part') {
    return <p className={css.news}>{words('note.paste.progress', { part: news.part })}</p>
  }
  return (
    <p className={css.news} role="status">
      {words(news.state === 'tooLong' ? 'note.paste.tooLong' : 'note.paste.stopped')}
    </p>
  )
}
