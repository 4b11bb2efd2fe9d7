import { useState } from 'react'
import type { NoteView } from '../../../../shared/ports/screenViews.ts'
import type { DocId, RoomId } from '../../../../shared/room/ids.ts'
import { Button } from '../../components/Button.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { Toggle } from '../../components/Toggle.tsx'
import { useNoteTexts } from '../../hooks/useNoteTexts.ts'
import { useWords } from '../../hooks/useWords.ts'
import { type NoteText, wordsToKeep } from '../../session/wordsToKeep.ts'
import forms from '../forms.module.css'
import { TakeAway } from './TakeAway.tsx'

/** What stands beside a chosen note that cannot be taken along. */
function Trouble({ text }: { readonly text: NoteText | undefined }) {
  const words = useWords()
  if (text === undefined) return <p className={forms.aside}>{words('note.loading')}</p>
  if (text === null) return <p role="alert">{words('ending.unread')}</p>
  return text.trim() === '' ? <p className={forms.aside}>{words('ending.empty')}</p> : null
}

type KeepWordsProps = {
  readonly room: RoomId
  readonly notes: readonly NoteView[]
  readonly back: () => void
  readonly leave: () => void
}

/** Keeping notes as plain words: she chooses which, reads exactly what it will be, and takes it along in one of two ways. */
export function KeepWords({ room, notes, back, leave }: KeepWordsProps) {
  const words = useWords()
  const [chosen, setChosen] = useState<readonly DocId[]>([])
  const texts = useNoteTexts(room, chosen)
  const choose = (note: DocId, on: boolean) =>
    setChosen(on ? [...chosen, note] : chosen.filter(other => other !== note))
  const text = wordsToKeep(
    notes.filter(({ note }) => chosen.includes(note)),
    texts,
  )
  return (
    <Sheet heading={words('ending.choose')} onBack={back}>
      <ul className={forms.part}>
        {notes.map(({ note, title }) => (
          <li key={note}>
            <Toggle
              label={title}
              on={chosen.includes(note)}
              onChange={on => choose(note, on)}
              testId="ending-note"
            />
            {chosen.includes(note) ? <Trouble text={texts.get(note)} /> : null}
          </li>
        ))}
      </ul>
      {text === '' ? null : <TakeAway text={text} />}
      <div>
        <Button onPress={leave} data-testid="ending-leave">
          {words('ending.leave')}
        </Button>
      </div>
    </Sheet>
  )
}
