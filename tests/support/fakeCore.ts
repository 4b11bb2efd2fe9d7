import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { ProtocolError } from '../../shared/bytes/protocolError.ts'
import { createEmitter } from '../../shared/ports/createEmitter.ts'
import { screenCalls, screenEvents } from '../../shared/ports/screenPort.ts'
import type { JoinView, MessageView, RoomView } from '../../shared/ports/screenViews.ts'
import { serveCalls } from '../../shared/ports/serveCalls.ts'
import type { Channel, Handlers } from '../../shared/ports/typedPort.ts'
import type { DeviceId, DocId, RecordId, RoomId } from '../../shared/room/ids.ts'
import { fakeCoreHandlers } from './fakeCoreHandlers.ts'

type FakeNote = { readonly doc: Doc; readonly updates: Uint8Array[]; open: boolean }

const hex = (number: number, length: number) => number.toString(16).padStart(length, '0')

/** A core without network or keys, in memory, to look at the screen alone. Never part of the app. */
export class FakeCore {
  readonly rooms = new Map<RoomId, RoomView>()
  readonly timelines = new Map<RoomId, MessageView[]>()
  readonly notes = new Map<DocId, FakeNote>()
  readonly calls: string[] = []
  readonly emit: ReturnType<typeof createEmitter<typeof screenEvents>>
  profile = { exists: false, open: false }
  /** Calls that are refused, with what. */
  readonly refusals = new Map<string, ErrorCode>()
  #count = 0

  constructor(channel: Channel) {
    this.emit = createEmitter(channel, screenEvents)
    const handlers = fakeCoreHandlers(this)
    const watched = Object.fromEntries(
      Object.entries(handlers).map(([name, handle]) => [
        name,
        (request: unknown) => {
          this.calls.push(name)
          const code = this.refusals.get(name)
          if (code) throw new ProtocolError(code)
          return Reflect.apply(handle, undefined, [request])
        },
      ]),
    ) as Handlers<typeof screenCalls>
    serveCalls(channel, screenCalls, watched)
  }

  next(length: number): string {
    this.#count += 1
    return hex(this.#count, length)
  }

  addRoom(change: Partial<RoomView> = {}): RoomView {
    const self = this.next(32) as DeviceId
    const view: RoomView = {
      room: this.next(32) as RoomId,
      title: 'Tuesday',
      role: 'facilitator',
      connection: 'alone',
      members: [{ device: self, name: 'Willow', role: 'facilitator', self: true, here: true }],
      notes: [],
      waiting: [],
      invitation: null,
      servers: [{ url: 'ws://192.168.1.20:47100', state: 'open' }],
      kept: false,
      removed: false,
      knowing: { known: 0, others: 0 },
      ...change,
    }
    this.rooms.set(view.room, view)
    this.timelines.set(view.room, [])
    this.emit.roomChanged({ view })
    return view
  }

  changeRoom(room: RoomId, change: Partial<RoomView>): void {
    const view = this.rooms.get(room)
    if (!view) throw new ProtocolError('ROOM_UNKNOWN')
    const next = { ...view, ...change }
    this.rooms.set(room, next)
    this.emit.roomChanged({ view: next })
  }

  addMessage(room: RoomId, change: Partial<MessageView>): MessageView {
    const timeline = this.timeline(room)
    const message: MessageView = {
      record: this.next(64) as RecordId,
      author: hex(change.mine ? 1 : 2, 32) as DeviceId,
      authorName: change.mine ? 'Willow' : 'Heron',
      mine: false,
      at: Date.now(),
      text: '',
      removed: false,
      delivered: 0,
      others: 1,
      ...change,
    }
    timeline.push(message)
    this.emit.timelineChanged({ room, from: timeline.length - 1, total: timeline.length })
    return message
  }

  addNote(room: RoomId, title: string): DocId {
    const note = this.next(32) as DocId
    this.notes.set(note, { doc: new Doc(), updates: [], open: false })
    const view = this.rooms.get(room)
    if (view) this.changeRoom(room, { notes: [...view.notes, { note, title, mine: true }] })
    return note
  }

  /** Writes into a note as another device would. */
  writeNote(room: RoomId, note: DocId, write: (doc: Doc) => void): void {
    const { doc, open } = this.note(note)
    const other = new Doc()
    applyUpdate(other, encodeStateAsUpdate(doc))
    other.on('update', (update: Uint8Array) => {
      applyUpdate(doc, update)
      if (open) this.emit.noteUpdate({ room, note, update })
    })
    other.transact(() => write(other))
  }

  join(view: JoinView): void {
    this.emit.joinChanged(view)
  }

  timeline(room: RoomId): MessageView[] {
    const timeline = this.timelines.get(room)
    if (!timeline) throw new ProtocolError('ROOM_UNKNOWN')
    return timeline
  }

  note(note: DocId): FakeNote {
    const found = this.notes.get(note)
    if (!found) throw new ProtocolError('NOTE_UNKNOWN')
    return found
  }
}
