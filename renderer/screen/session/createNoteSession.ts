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
  /** Core built the note anew: it is opened again, and changes that were not in it yet stay at hand as text. */
  replaced(): void
  putRefusedAway(): void
  /** Hands over what was just typed, without waiting for more. */
  flush(): void
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

/** The inside of an open note. `openings` counts how often it was asked for, so that only the last answer counts. */
type Inside = Parts & {
  readonly state: Store<NoteState>
  early: Uint8Array[]
  closed: boolean
  openings: number
}

function patch({ state }: Inside, change: Partial<NoteState>): void {
  state.set({ ...state.get(), ...change })
}

/** Opens the note again; with a code, what the person had stays at hand as text. */
async function reopen(inside: Inside, mirror: NoteMirror, code: ErrorCode | null): Promise<void> {
  const refused = code ? { code, text: noteText(mirror.fragment) } : inside.state.get().refused
  patch(inside, { mirror: null, refused })
  mirror.destroy()
  await open(inside)
}

function watch(inside: Inside, mirror: NoteMirror): void {
  mirror.queue.state.subscribe(() => {
    const handOver = mirror.queue.state.get()
    // An answer to a copy that is not shown any more changes nothing.
    if (handOver.state !== 'refused' || inside.state.get().mirror !== mirror) return
    void reopen(inside, mirror, handOver.code)
  })
}

async function open(inside: Inside): Promise<void> {
  const { caller, clock, room, note } = inside
  inside.early = []
  if (inside.closed) return
  inside.openings += 1
  const mine = inside.openings
  const opened = await caller.openNote({ room, note })
  if (inside.closed || mine !== inside.openings) return
  if (!opened.ok) return patch(inside, { mirror: null, error: opened.code })
  const send = (update: Uint8Array) => caller.updateNote({ room, note, update })
  const mirror = createNoteMirror({ ...opened.value, clock, send })
  for (const update of inside.early) mirror.receive(update)
  inside.early = []
  watch(inside, mirror)
  patch(inside, { mirror, error: null })
}

function openAgain(inside: Inside): void {
  const { mirror } = inside.state.get()
  if (!mirror) {
    patch(inside, { error: null })
    if (inside.openings > 0) void open(inside)
    return
  }
  // What core has not confirmed may or may not be in the new note: the person has both before her.
  void reopen(inside, mirror, mirror.queue.state.get().state === 'done' ? null : 'NOTE_CLOCK')
}

/** Opens a note for editing. When core refuses a change, the note is opened again and the refused text stays at hand. */
export function createNoteSession(parts: Parts): NoteSession {
  const state = createStore<NoteState>({ mirror: null, error: null, refused: null })
  const inside: Inside = { ...parts, state, early: [], closed: false, openings: 0 }
  void parts.after.then(() => open(inside))
  return {
    state,
    receive(update) {
      const { mirror, error } = state.get()
      if (mirror) mirror.receive(update)
      else if (!error) inside.early.push(update)
    },
    replaced: () => openAgain(inside),
    putRefusedAway: () => patch(inside, { refused: null }),
    flush: () => void state.get().mirror?.queue.flush(),
    async close() {
      inside.closed = true
      const { mirror } = state.get()
      await mirror?.queue.flush()
      mirror?.destroy()
      await parts.caller.closeNote({ room: parts.room, note: parts.note })
    },
  }
}
