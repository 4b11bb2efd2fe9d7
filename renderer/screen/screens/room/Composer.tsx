import { type KeyboardEvent, useRef, useState } from 'react'
import { Form, Label, Text, TextArea, TextField } from 'react-aria-components'
import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { Button } from '../../components/Button.tsx'
import { useDraft } from '../../hooks/useDraft.ts'
import { useTheTalk } from '../../hooks/useTalk.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import { readableTopic } from '../../session/readableTopic.ts'
import { sendsMessage } from '../../session/sendsMessage.ts'
import { type WritingHold, writingHold } from '../../session/writingHold.ts'
import css from './Composer.module.css'
import { AnswerLine } from './compose/AnswerLine.tsx'
import { TopicField, TopicToggle } from './compose/TopicField.tsx'

const shortcut = () => (navigator.platform.startsWith('Mac') ? '⌘ Return' : 'Ctrl+Enter')

const pressOf = ({ nativeEvent }: KeyboardEvent) => nativeEvent

type ComposerProps = { readonly view: RoomView; readonly onSent: () => void }

/** Why nothing can be sent now, or who can; screen readers hear it when that changes. */
function HoldWords({ view, hold }: { readonly view: RoomView; readonly hold: WritingHold | null }) {
  const words = useWords()
  const key = hold ? (`chat.held.${hold}` as const) : view.paused ? 'chat.pausedForOthers' : null
  return (
    <div role="status" className={css.hold} data-testid="hold" data-hold={hold ?? 'none'}>
      {key ? <p>{words(key)}</p> : null}
    </div>
  )
}

/** What the message says besides its text, and what is to be put away once it went out. */
function useExtras() {
  const words = useWords()
  const { answered, answer } = useTheTalk()
  const [topic, setTopic] = useState<string | null>(null)
  const contentNote = topic === null ? '' : readableTopic(topic) || words('chat.noted.unnamed')
  return {
    topic,
    setTopic,
    extras: {
      ...(contentNote !== '' && { contentNote }),
      ...(answered && { replyTo: answered.record }),
    },
    putAway: () => {
      setTopic(null)
      if (answered) answer(null)
    },
  }
}

function NotSent({ error }: { readonly error: ErrorCode }) {
  const words = useWords()
  const reason = words(errorWords[error])
  return (
    <p className={css.error} role="alert" data-testid="message-not-sent">
      {error === 'PROFILE_WRITE' ? reason : words('chat.notSent', { reason })}
    </p>
  )
}

type BoxProps = {
  readonly text: string
  readonly setText: (text: string) => void
  readonly send: () => void
}

/** The box, which grows with its text. */
function MessageBox({ text, setText, send }: BoxProps) {
  const words = useWords()
  const { box } = useTheTalk()
  const onKeyDown = (event: KeyboardEvent) => {
    if (!sendsMessage(pressOf(event))) return
    event.preventDefault()
    send()
  }
  return (
    <TextField
      className={css.field ?? ''}
      value={text}
      onChange={setText}
      spellCheck="false"
      autoComplete="off"
    >
      <Label className={css.label ?? ''}>{words('chat.box')}</Label>
      <div className={css.grow} data-text={`${text}\n`}>
        <TextArea
          ref={box}
          className={css.box ?? ''}
          rows={1}
          onKeyDown={onKeyDown}
          placeholder={words('chat.box')}
          data-testid="message-box"
        />
      </div>
      <Text slot="description" className={css.help ?? ''}>
        {words('chat.box.help', { shortcut: shortcut() })}
      </Text>
    </TextField>
  )
}

/** Where a message is written. Enter makes a new line; Ctrl or Cmd with Enter, or the button, sends. While writing is held, words stay in the box. */
export function Composer({ view, onSent }: ComposerProps) {
  const words = useWords()
  const hold = writingHold(view)
  const { timeline, answered, box } = useTheTalk()
  const form = useRef<HTMLFormElement>(null)
  const { topic, setTopic, extras, putAway } = useExtras()
  const sent = () => {
    putAway()
    timeline?.caughtUp()
    onSent()
    // the button is off until there is something to send again
    const { activeElement } = document
    if (activeElement === document.body || form.current?.contains(activeElement)) box.current?.focus()
  }
  const draft = useDraft({ room: view.room, held: hold !== null, extras, onSent: sent })
  const { text, setText, busy, error, send } = draft
  return (
    <Form
      ref={form}
      className={css.composer ?? ''}
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      <HoldWords view={view} hold={hold} />
      {error ? <NotSent error={error} /> : null}
      {timeline && answered ? <AnswerLine timeline={timeline} answered={answered} /> : null}
      <TopicField topic={topic} setTopic={setTopic} />
      <MessageBox text={text} setText={setText} send={() => void send()} />
      <div className={css.send}>
        <Button
          type="submit"
          kind="strong"
          isDisabled={busy || hold !== null || text.trim() === ''}
          data-testid="message-send"
        >
          {words('chat.send')}
        </Button>
      </div>
      <div className={css.choices}>
        <TopicToggle topic={topic} setTopic={setTopic} />
      </div>
    </Form>
  )
}
