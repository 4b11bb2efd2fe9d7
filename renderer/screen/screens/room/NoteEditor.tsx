import { EditorContent, useEditor } from '@tiptap/react'
import { type RefObject, useEffect, useState } from 'react'
import { putBack, type ReadersPlace, useReadersPlace } from '../../hooks/useReadersPlace.ts'
import { useWords } from '../../hooks/useWords.ts'
import type { NoteMirror } from '../../session/createNoteMirror.ts'
import { noteExtensions } from '../../session/noteExtensions.ts'
import { notePaste, type PasteNews } from '../../session/notePaste.ts'
import css from './NoteEditor.module.css'
import { NoteTools } from './NoteTools.tsx'
import { PasteWords } from './PasteWords.tsx'

type NoteEditorProps = {
  readonly mirror: NoteMirror
  readonly title: string
  readonly readOnly: boolean
  /** Where the reader was in the copy before this one. */
  readonly place: RefObject<ReadersPlace | null>
}

/** What the editor begins with before the mirror fills it: an object, as text would be read as HTML, which the page forbids. */
const blank = { type: 'doc', content: [{ type: 'paragraph' }] }

const plain = { spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off', translate: 'no' }

/** The text of a note, bound to its mirror. Everything from outside comes in as plain text. */
export function NoteEditor({ mirror, title, readOnly, place }: NoteEditorProps) {
  const words = useWords()
  const label = words('note.editor', { title })
  const [news, setNews] = useState<PasteNews>({ state: 'done' })
  const current = useReadersPlace(place)
  const take = (event: Event, data: DataTransfer | null) => {
    if (!current.current?.isEditable) return false
    const taken = notePaste(data, current.current, setNews)
    if (taken) event.preventDefault()
    return taken
  }
  const editor = useEditor(
    {
      content: blank,
      editable: !readOnly,
      extensions: noteExtensions(mirror.fragment, words('note.task')),
      injectCSS: false,
      enablePasteRules: false,
      editorProps: {
        attributes: () => ({
          ...plain,
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-readonly': String(!(current.current?.isEditable ?? !readOnly)),
          'aria-label': label,
          'data-testid': 'note-editor',
        }),
        handleDOMEvents: { paste: (_view, event) => take(event, event.clipboardData) },
        handleDrop: (view, event, _slice, moved) => {
          if (moved) return false
          const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
          if (place) current.current?.commands.setTextSelection(place.pos)
          return take(event, event.dataTransfer)
        },
      },
      onCreate: created => {
        current.current = created.editor
        if (place.current) putBack(created.editor, place.current)
      },
    },
    [mirror, label],
  )
  useEffect(() => editor.setEditable(!readOnly, false), [editor, readOnly])
  return (
    <div className={css.note}>
      {readOnly ? null : <NoteTools editor={editor} />}
      <EditorContent editor={editor} className={css.text ?? ''} />
      <PasteWords news={news} />
    </div>
  )
}
