import { useRef, useState } from 'react'
import { Form } from 'react-aria-components'
import type { DocId } from '../../../../../shared/room/ids.ts'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import { useSession } from '../../../hooks/useSession.ts'
import { useWords } from '../../../hooks/useWords.ts'
import { ADDED_MAX, addToNote } from '../../../session/addToNote.ts'
import type { NoteMirror } from '../../../session/createNoteMirror.ts'
import css from './PrivateCompose.module.css'

type PrivateComposeProps = { readonly mirror: NoteMirror; readonly note: DocId }

/** What she writes for herself; it is kept in memory while she looks at something else. */
function usePrivateText(note: DocId) {
  const { noteDrafts } = useSession()
  const [text, setText] = useState(() => noteDrafts.get(note) ?? '')
  const write = (next: string) => {
    setText(next)
    if (next === '') noteDrafts.delete(note)
    else noteDrafts.set(note, next)
  }
  return { text, write }
}

/** A box only she sees. Her words reach the others whole, and only when she adds them to the note. */
export function PrivateCompose({ mirror, note }: PrivateComposeProps) {
  const words = useWords()
  const { text, write } = usePrivateText(note)
  const [added, setAdded] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const isTooLong = text.length > ADDED_MAX
  const add = () => {
    if (text.trim() === '' || isTooLong) return
    addToNote(mirror.fragment, text)
    write('')
    setAdded(true)
    // the button is off until there is something to add again
    form.current?.querySelector('textarea')?.focus()
  }
  return (
    <Form
      ref={form}
      className={css.compose ?? ''}
      onSubmit={event => {
        event.preventDefault()
        add()
      }}
    >
      <Field
        label={words('note.private.label')}
        help={words('note.private.help')}
        error={isTooLong ? words('note.private.tooLong') : null}
        value={text}
        onChange={next => {
          write(next)
          setAdded(false)
        }}
        lines={3}
        testId="note-private"
      />
      <div className={css.row}>
        <Button type="submit" isDisabled={text.trim() === '' || isTooLong} data-testid="note-private-add">
          {words('note.private.add')}
        </Button>
        <p role="status" data-testid="note-private-added">
          {added ? words('note.private.added') : null}
        </p>
      </div>
    </Form>
  )
}
