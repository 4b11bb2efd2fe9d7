import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { ProtocolError } from '../../shared/bytes/protocolError.ts'
import { createEmitter } from '../../shared/ports/createEmitter.ts'
import type { Away, LinksView } from '../../shared/ports/linkViews.ts'
import { screenCalls, screenEvents } from '../../shared/ports/screenPort.ts'
import type {
  EventView,
  JoinView,
  MemberView,
  MessageView,
  RoomView,
} from '../../shared/ports/screenViews.ts'
import { serveCalls } from '../../shared/ports/serveCalls.ts'
import type { RelayTrial } from '../../shared/ports/transport.ts'
import type { VouchingView } from '../../shared/ports/trustViews.ts'
import type { Channel, Handlers } from '../../shared/ports/typedPort.ts'
import type { DeviceId, DocId, RecordId, RoomId } from '../../shared/room/ids.ts'
import { fakeCoreHandlers } from './fakeCoreHandlers.ts'
import { plainMember, plainRoom } from './fakeViews.ts'

type FakeNote = { readonly doc: Doc; readonly updates: Uint8Array[]; open: boolean }

const hex = (number: number, length: number) => number.toString(16).padStart(length, '0')

/** A core without network or keys, in memory, to look at the screen alone. Never part of the app. */
export class FakeCore {
  readonly rooms = new Map<RoomId, RoomView>()
  readonly timelines = new Map<RoomId, MessageView[]>()
  readonly notes = new Map<DocId, FakeNote>()
  readonly calls: string[] = []
  readonly emit: ReturnType<typeof createEmitter<typeof screenEvents>>
  profile = { exists: false, open: false, wait: 0 }
  /** What could not be read when the profile was opened. */
  damaged = 0
  /** What the person chooses in the dialogs for files: a place or a file, or none. */
  choosesFile = true
  /** Unsent texts that are held. */
  readonly drafts = new Map<RoomId, string>()
  /** Calls that are refused, with what. */
  readonly refusals = new Map<string, ErrorCode>()
  /** Who vouches for the person of the profile. */
  vouching: VouchingView = { request: null, certificate: null }
  /** What was refused up to now, for the counters. */
  counts: { code: ErrorCode; count: number }[] = []
  /** What else is known of the links. */
  links: Pick<LinksView, 'relayLeft'> = { relayLeft: null }
  /** Those who are not linked, and for how long; others are linked as the room says. */
  readonly away = new Map<string, Away>()
  /** What comes of trying a relay; null for as long as that goes on. */
  trial: RelayTrial | null = { outcome: 'none', ways: [] }
  /** Rooms that are being left for good, as long as this is a list; otherwise they are gone at once. */
  farewells: (() => void)[] | null = null
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
      ...plainRoom,
      room: this.next(32) as RoomId,
      connection: 'alone',
      members: [{ ...plainMember, device: self, name: 'Willow', role: 'facilitator', self: true }],
      ...change,
    }
    this.rooms.set(view.room, view)
    this.timelines.set(view.room, [])
    this.emit.roomChanged({ view })
    return view
  }

  view(room: RoomId): RoomView {
    const view = this.rooms.get(room)
    if (!view) throw new ProtocolError('ROOM_UNKNOWN')
    return view
  }

  changeRoom(room: RoomId, change: Partial<RoomView>): void {
    const next = { ...this.view(room), ...change }
    this.rooms.set(room, next)
    this.emit.roomChanged({ view: next })
  }

  changeMember(room: RoomId, device: DeviceId, change: Partial<MemberView>): void {
    const { members } = this.view(room)
    this.changeRoom(room, {
      members: members.map(member => (member.device === device ? { ...member, ...change } : member)),
    })
  }

  /** Tells everybody in the room that something happened. */
  addEvent(room: RoomId, kind: EventView['kind'], name = '', by = 'Willow'): void {
    const { events } = this.view(room)
    this.changeRoom(room, { events: [...events, { at: Date.now(), kind, name, by }].slice(-50) })
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
      contentNote: '',
      reply: null,
      removed: false,
      hiddenByFacilitator: false,
      delivered: 0,
      others: 1,
      saved: this.rooms.get(room)?.kept ?? false,
      ...change,
    }
    timeline.push(message)
    this.emit.timelineChanged({ room, from: timeline.length - 1, total: timeline.length })
    return message
  }

  /** Takes the words of a message out, as its author or a facilitator asked. */
  takeWords(room: RoomId, record: RecordId, mark: 'removed' | 'hiddenByFacilitator'): void {
    const timeline = this.timeline(room)
    const at = timeline.findIndex(message => message.record === record)
    const message = timeline[at]
    if (!message) throw new ProtocolError('RECORD_UNKNOWN')
    timeline[at] = { ...message, text: '', [mark]: true }
    this.emit.timelineChanged({ room, from: at, total: timeline.length })
  }

  addNote(room: RoomId, title: string): DocId {
    const note = this.next(32) as DocId
    this.notes.set(note, { doc: new Doc(), updates: [], open: false })
    const view = this.rooms.get(room)
    if (view) this.changeRoom(room, { notes: [...view.notes, { note, title, mine: true, shareable: false }] })
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

  /** Builds a note anew: only these words are in it, and the mirror no longer fits. */
  rebuildNote(room: RoomId, note: DocId, write: (doc: Doc) => void): void {
    const doc = new Doc()
    write(doc)
    this.notes.set(note, { doc, updates: [], open: this.note(note).open })
    this.emit.noteReplaced({ room, note })
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
