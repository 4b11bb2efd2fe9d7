import { type KeyboardEvent, useRef, useState } from 'react'
import { Form, Label, Text, TextArea, TextField } from 'react-aria-components'
import { MESSAGE_MAX } from '../../../../shared/ports/screenViews.ts'
import type { CallResult } from '../../../../shared/ports/typedPort.ts'
import type { RoomId } from '../../../../shared/room/ids.ts'
import { Button } from '../../components/Button.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import { sendsMessage } from '../../session/sendsMessage.ts'
import css from './Composer.module.css'

const shortcut = () => (navigator.platform.startsWith('Mac') ? '⌘ Return' : 'Ctrl+Enter')

const pressOf = ({ nativeEvent }: KeyboardEvent) => nativeEvent

type ComposerProps = { readonly room: RoomId; readonly onSent: () => void }

/** What is being written, and how it is sent: only once at a time, and a failed try keeps every word. */
function useDraft({ room, onSent }: ComposerProps) {
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  const [text, setText] = useState('')
  const sending = useRef(false)
  const request = (): Promise<CallResult<unknown>> =>
    text.length > MESSAGE_MAX
      ? Promise.resolve({ ok: false, code: 'TEXT_TOO_LONG' })
      : caller.sendMessage({ room, text })
  const send = async () => {
    if (sending.current || text.trim() === '') return
    sending.current = true
    const sent = await ask(request)
    sending.current = false
    if (!sent) return
    // What was typed while it was under way stays.
    setText(now => (now.startsWith(text) ? now.slice(text.length) : now))
    onSent()
  }
  return { text, setText, busy, error, send }
}

/** Where a message is written. Enter makes a new line; Ctrl or Cmd with Enter, or the button, sends. */
export function Composer(props: ComposerProps) {
  const words = useWords()
  const { text, setText, busy, error, send } = useDraft(props)
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
      {error ? (
        <p className={css.error} role="alert" data-testid="message-not-sent">
          {words('chat.notSent', { reason: words(errorWords[error]) })}
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
      <Button type="submit" kind="strong" isDisabled={busy || text.trim() === ''} data-testid="message-send">
        {words('chat.send')}
      </Button>
    </Form>
  )
}
