import { useEffect, useRef, useState } from 'react'
import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { Answers } from '../../components/Answers.tsx'
import { Button } from '../../components/Button.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useLanguage } from '../../hooks/useLanguage.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import { readNote } from '../../session/readNote.ts'
import { type ContactPlan, noContact, planLines, planOf, writePlan } from '../../session/safeContact.ts'
import type { NoteText } from '../../session/wordsToKeep.ts'
import { writingHold } from '../../session/writingHold.ts'
import forms from '../forms.module.css'
import css from '../room/RoomSheet.module.css'
import { PlanForm } from './PlanForm.tsx'

function Preview({ lines }: { readonly lines: readonly string[] }) {
  const words = useWords()
  return (
    <section className={css.part} aria-label={words('contact.preview')}>
      <h3>{words('contact.preview')}</h3>
      <div data-testid="contact-preview">
        {lines.map(line => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </section>
  )
}

type PartProps = { readonly view: RoomView; readonly said: (words: string) => void }

/** The plan as it stands in the notes, and the way to take it out of them. */
function Standing({ view, text, said }: PartProps & { readonly text: string }) {
  const words = useWords()
  const session = useSession()
  const { language } = useLanguage()
  const { busy, error, ask } = useAsk()
  const takeBack = async () => {
    if (await ask(() => writePlan(session, view, language, []))) said(words('contact.takenBack'))
  }
  return (
    <>
      <Preview lines={text.split('\n')} />
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
      <div>
        <Button onPress={takeBack} isDisabled={busy} data-testid="contact-take-back">
          {words('contact.takeBack')}
        </Button>
      </div>
    </>
  )
}

/** A new plan: she sees exactly what will be in the note before it is. */
function Writing({ view, said, close }: PartProps & { readonly close: () => void }) {
  const words = useWords()
  const session = useSession()
  const { language } = useLanguage()
  const { busy, error, ask } = useAsk()
  const [plan, setPlan] = useState<ContactPlan>(noContact)
  const lines = planLines(plan, words)
  const add = async () => {
    if (await ask(() => writePlan(session, view, language, lines))) said(words('contact.added'))
  }
  return (
    <>
      <PlanForm plan={plan} change={setPlan} />
      <Preview lines={lines} />
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
      <Answers>
        <Button onPress={add} isDisabled={busy || writingHold(view) !== null} data-testid="contact-add">
          {words('contact.add')}
        </Button>
        <Button onPress={close} isDisabled={busy} data-testid="contact-not-now">
          {words('common.notNow')}
        </Button>
      </Answers>
    </>
  )
}

type ContactSheetProps = { readonly view: RoomView; readonly close: () => void }

/** The words of her plan in the notes: undefined until they are read. `again` counts how often they were changed here. */
function usePlanText(view: RoomView, again: number): NoteText | undefined {
  const session = useSession()
  const [text, setText] = useState<NoteText>()
  const note = planOf(view)?.note
  const { room } = view
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change is read again
  useEffect(() => {
    let shown = true
    const read = note === undefined ? Promise.resolve('') : readNote(session, room, note)
    void read.then(found => {
      if (shown) setText(found)
    })
    return () => {
      shown = false
    }
  }, [session, room, note, again])
  return text
}

/** How the others may reach her outside the room: nobody does, unless she says how. It stands in the notes, and she can take it out. */
export function ContactSheet({ view, close }: ContactSheetProps) {
  const words = useWords()
  const [said, setSaid] = useState({ words: '', count: 0 })
  const text = usePlanText(view, said.count)
  const sentence = useRef<HTMLParagraphElement>(null)
  // what was pressed goes away with the form
  useEffect(() => {
    if (said.count > 0) sentence.current?.focus()
  }, [said.count])
  const say = (text: string) => setSaid({ words: text, count: said.count + 1 })
  return (
    <>
      <p>{words('contact.help')}</p>
      <p ref={sentence} tabIndex={-1} role="status" className={forms.wait} data-testid="contact-said">
        {said.words}
      </p>
      {text === undefined ? <p>{words('note.loading')}</p> : null}
      {text === null ? <p role="alert">{words('ending.unread')}</p> : null}
      {text ? <Standing view={view} text={text} said={say} /> : null}
      {text === '' ? <Writing view={view} said={say} close={close} /> : null}
    </>
  )
}
