import { FilePlus2, NotebookText } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { NAME_MAX, type RoomView } from '../../../../shared/ports/screenViews.ts'
import type { DocId, RoomId } from '../../../../shared/room/ids.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Question } from '../../components/Question.tsx'
import { WordForm } from '../../components/WordForm.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import { writingHold } from '../../session/writingHold.ts'
import css from './NoteList.module.css'

type NewNoteProps = { readonly room: RoomId; readonly made: (note: DocId) => void; readonly stop: () => void }

function NewNote({ room, made, stop }: NewNoteProps) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  const [title, setTitle] = useState('')
  const make = () =>
    ask(async () => {
      const created = await caller.createNote({ room, title: title.trim() })
      if (created.ok) made(created.value.note)
      return created
    })
  const disabled = busy || title.trim() === ''
  const making = useRef<HTMLDivElement>(null)
  // The field takes the focus without scrolling: it is to be seen, and its button with it.
  useEffect(() => making.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div ref={making} className={css.making}>
      <WordForm action={words('notes.create')} submit={make} disabled={disabled} testId="note-new">
        <Field
          label={words('notes.title')}
          value={title}
          onChange={setTitle}
          maxLength={NAME_MAX}
          autoFocus
          error={error ? words(errorWords[error]) : null}
          testId="note-new-title"
        />
      </WordForm>
      <Button kind="quiet" onPress={stop}>
        {words('common.notNow')}
      </Button>
    </div>
  )
}

type NoteListProps = {
  readonly view: RoomView
  readonly open: DocId | null
  readonly choose: (note: DocId) => void
}

type MakeNoteProps = Pick<NoteListProps, 'choose'> & { readonly room: RoomId; readonly leads: boolean }

/** The way to a new note. Whoever leads the room is asked first whether the others agreed that something is written down. */
function MakeNote({ room, choose, leads }: MakeNoteProps) {
  const words = useWords()
  const [step, setStep] = useState<'rest' | 'asking' | 'making'>('rest')
  const stop = () => setStep('rest')
  const made = (note: DocId) => {
    stop()
    choose(note)
  }
  if (step === 'making') return <NewNote room={room} made={made} stop={stop} />
  if (step === 'asking')
    return (
      <Question
        label={words('notes.ask')}
        texts={[words('notes.ask'), words('notes.ask.text')]}
        yes={words('notes.ask.yes')}
        busy={false}
        error={null}
        testId="note-ask"
        onYes={() => setStep('making')}
        onNo={stop}
      />
    )
  return (
    <Button onPress={() => setStep(leads ? 'asking' : 'making')} data-testid="note-new-open">
      <FilePlus2 aria-hidden size={20} />
      {words('notes.new')}
    </Button>
  )
}

/** When a note is closed, the focus goes back to where it stands in the list. */
function useClosedNote(open: DocId | null) {
  const list = useRef<HTMLUListElement>(null)
  const before = useRef(open)
  useLayoutEffect(() => {
    const closed = before.current
    before.current = open
    if (closed && !open) list.current?.querySelector<HTMLElement>(`[data-note="${closed}"]`)?.focus()
  }, [open])
  return list
}

/** The notes of the room, and the way to a new one for whoever is in it. */
export function NoteList({ view, open, choose }: NoteListProps) {
  const words = useWords()
  const { room, notes, removed } = view
  const list = useClosedNote(open)
  const writes = !removed && writingHold(view) === null
  return (
    <section className={css.notes} aria-labelledby="notes">
      <h2 id="notes">{words('notes.heading')}</h2>
      {notes.length === 0 ? <p className={css.none}>{words('notes.none')}</p> : null}
      <ul ref={list} hidden={notes.length === 0} data-testid="note-list">
        {notes.map(({ note, title }) => (
          <li key={note}>
            <AriaButton
              className={css.note ?? ''}
              onPress={() => choose(note)}
              aria-current={note === open}
              data-note={note}
              data-testid="note-item"
            >
              <NotebookText aria-hidden size={20} />
              <span>{title}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
      {writes ? <MakeNote room={room} choose={choose} leads={view.role === 'facilitator'} /> : null}
    </section>
  )
}
