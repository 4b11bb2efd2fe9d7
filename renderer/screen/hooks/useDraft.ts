import { useEffect, useRef, useState } from 'react'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { MESSAGE_MAX } from '../../../shared/ports/screenViews.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import type { RecordId, RoomId } from '../../../shared/room/ids.ts'
import { wentOut } from '../session/wentOut.ts'
import { useAsk } from './useAsk.ts'
import { useSession } from './useSession.ts'

type DraftProps = {
  readonly room: RoomId
  readonly held: boolean
  /** What the message says besides its text. */
  readonly extras: { readonly contentNote?: string; readonly replyTo?: RecordId }
  readonly onSent: () => void
}

/** What is being written, and the way to send it. */
export type Draft = {
  readonly text: string
  readonly setText: (text: string) => void
  readonly busy: boolean
  readonly error: ErrorCode | null
  readonly send: () => Promise<void>
}

/** The text of the box; with an open profile it is held, so that it comes back after a lock. What is typed meanwhile is never replaced. */
function useHeldText(room: RoomId) {
  const { drafts } = useSession()
  const [text, setText] = useState('')
  useEffect(() => {
    let shown = true
    void drafts.read(room).then(held => {
      if (shown && held !== '') setText(now => (now === '' ? held : now))
    })
    return () => {
      shown = false
      drafts.flush()
    }
  }, [drafts, room])
  const write = (next: string) => {
    setText(next)
    drafts.hold(room, next)
  }
  return { text, write }
}

/** What is being written, and how it is sent: only once at a time, and a failed try keeps every word. */
export function useDraft({ room, held, extras, onSent }: DraftProps): Draft {
  const { caller, drafts } = useSession()
  const { busy, error, ask } = useAsk()
  const { text, write } = useHeldText(room)
  const latest = useRef(text)
  latest.current = text
  const sending = useRef(false)
  const request = (): Promise<CallResult<unknown>> =>
    text.length > MESSAGE_MAX
      ? Promise.resolve({ ok: false, code: 'TEXT_TOO_LONG' })
      : caller.sendMessage({ room, text, ...extras })
  const send = async () => {
    if (sending.current || held || text.trim() === '') return
    sending.current = true
    let isOut = false
    await ask(async () => {
      const sent = await request()
      isOut = wentOut(sent)
      return sent
    })
    sending.current = false
    if (!isOut) return
    // What was typed while it was under way stays.
    const now = latest.current
    write(now.startsWith(text) ? now.slice(text.length) : now)
    drafts.flush()
    onSent()
  }
  return { text, setText: write, busy, error, send }
}
