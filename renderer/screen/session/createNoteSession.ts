import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { screenCalls } from '../../../shared/ports/screenPort.ts'
import type { Caller } from '../../../shared/ports/typedPort.ts'
import type { DocId, RoomId } from '../../../shared/room/ids.ts'
import { createNoteMirror, type NoteMirror } from './createNoteMirror.ts'
import { createStore, type Store } from './createStore.ts'
import { noteText } from './noteText.ts'

/** What the note pane shows. */
export type NoteState = {
  readonly mirror: NoteMirror | null
  readonly error: ErrorCode | null
  /** The text whose last changes core refused, kept until the person puts it away. */
  readonly refused: { readonly code: ErrorCode; readonly text: string } | null
}

/** One open note. */
export type NoteSession = {
  readonly state: Store<NoteState>
  receive(update: Uint8Array): void
  putRefusedAway(): void
  close(): Promise<void>
}

type Parts = {
  readonly caller: Caller<typeof screenCalls>
  readonly clock: Clock
  readonly room: RoomId
  readonly note: DocId
  /** Settles when an earlier session of the same note has closed, so that its closing does not close this one. */
  readonly after: Promise<void>
}

/** Opens a note for editing. When core refuses a change, the note is opened again and the refused text stays at hand. */
export function createNoteSession({ caller, clock, room, note, after }: Parts): NoteSession {
  const state = createStore<NoteState>({ mirror: null, error: null, refused: null })
  const patch = (change: Partial<NoteState>) => state.set({ ...state.get(), ...change })
  let early: Uint8Array[] = []
  let closed = false

  function watch(mirror: NoteMirror): void {
    mirror.queue.state.subscribe(() => {
      const handOver = mirror.queue.state.get()
      if (handOver.state === 'refused') void reopen(mirror, handOver.code)
    })
  }

  async function reopen(mirror: NoteMirror, code: ErrorCode): Promise<void> {
    patch({ mirror: null, refused: { code, text: noteText(mirror.fragment) } })
    mirror.destroy()
    await open()
  }

  async function open(): Promise<void> {
    early = []
    if (closed) return
    const opened = await caller.openNote({ room, note })
    if (closed) return
    if (!opened.ok) return patch({ mirror: null, error: opened.code })
    const send = (update: Uint8Array) => caller.updateNote({ room, note, update })
    const mirror = createNoteMirror({ ...opened.value, clock, send })
    for (const update of early) mirror.receive(update)
    early = []
    watch(mirror)
    patch({ mirror, error: null })
  }

  void after.then(open)
  return {
    state,
    receive(update) {
      const { mirror, error } = state.get()
      if (mirror) mirror.receive(update)
      else if (!error) early.push(update)
    },
    putRefusedAway: () => patch({ refused: null }),
    async close() {
      closed = true
      const { mirror } = state.get()
      await mirror?.queue.flush()
      mirror?.destroy()
      await caller.closeNote({ room, note })
    },
  }
}
