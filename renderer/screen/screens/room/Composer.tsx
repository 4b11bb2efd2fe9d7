import type { KeyboardEvent } from 'react'
import { Form, Label, Text, TextArea, TextField } from 'react-aria-components'
import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { Button } from '../../components/Button.tsx'
import { useDraft } from '../../hooks/useDraft.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import { sendsMessage } from '../../session/sendsMessage.ts'
import { type WritingHold, writingHold } from '../../session/writingHold.ts'
import css from './Composer.module.css'

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

/** Where a message is written. Enter makes a new line; Ctrl or Cmd with Enter, or the button, sends. While writing is held, words stay in the box. */
export function Composer({ view, onSent }: ComposerProps) {
  const words = useWords()
  const hold = writingHold(view)
  const draft = useDraft({ room: view.room, held: hold !== null, onSent })
  const { text, setText, busy, error, send } = draft
  const onKeyDown = (event: KeyboardEvent) => {
    if (!sendsMessage(pressOf(event))) return
    event.preventDefault()
    void send()
  }
  return (
    <Form
      className={css.composer ?? ''}
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      <HoldWords view={view} hold={hold} />
      {error ? (
        <p className={css.error} role="alert" data-testid="message-not-sent">
          {error === 'PROFILE_WRITE'
            ? words(errorWords[error])
            : words('chat.notSent', { reason: words(errorWords[error]) })}
        </p>
      ) : null}
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
      <Button
        type="submit"
        kind="strong"
        isDisabled={busy || hold !== null || text.trim() === ''}
        data-testid="message-send"
      >
        {words('chat.send')}
      </Button>
    </Form>
  )
}
