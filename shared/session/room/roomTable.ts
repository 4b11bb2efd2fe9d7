import { type ErrorCode, ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { screenEvents } from '../../ports/screenPort.ts'
import type { RoomView } from '../../ports/screenViews.ts'
import type { Transport, TransportEvent } from '../../ports/transport.ts'
import type { Emitter } from '../../ports/typedPort.ts'
import type { RoomId } from '../../room/ids.ts'
import { ROOMS_MAX } from '../profile/profileContent.ts'
import type { ServerNews } from '../servers/serverNews.ts'
import { endedView } from './endedView.ts'
import type { RoomOver } from './roomEnding.ts'
import { RoomSession } from './roomSession.ts'
import type { RoomListener, RoomStart } from './roomStart.ts'
import { ViewTimers } from './viewTimers.ts'

/** What the rooms of a session run on, and how the screen hears of them. */
export type TableParts = {
  readonly transport: Transport
  readonly clock: Clock
  /** What is known of the signalling servers; the rooms are told by `newsChanged`. */
  readonly news: ServerNews
  readonly emit: Emitter<typeof screenEvents>
}

/** What the rooms tell the session. */
export type TableListener = {
  /** Something of a room is to be written, if it is kept. */
  grew(): void
  refused(code: ErrorCode): void
  /** A room is over: what is kept of it is to be destroyed (PROTOCOL.md §4.8). */
  over(room: RoomId): void
  /** Nothing is left of a room here. */
  dropped(): void
}

/** The rooms of a session, from their first moment to their end, and what the screen is shown of each (PROTOCOL.md §4.8). */
export class RoomTable {
  readonly #parts: TableParts
  readonly #listener: TableListener
  readonly #rooms = new Map<RoomId, RoomSession>()
  /** What the screen still shows of rooms that were ended for all. */
  readonly #ended = new Map<RoomId, RoomView>()
  readonly #timers: ViewTimers

  constructor(parts: TableParts, listener: TableListener) {
    this.#parts = parts
    this.#listener = listener
    this.#timers = new ViewTimers(parts.clock, id => this.#show(id))
  }

  /** Every room that is here; those that were ended for all are not. */
  get all(): RoomSession[] {
    return [...this.#rooms.values()]
  }

  /** True while somebody would be heard or seen, or words are on the screen: a room that is kept and not connected is none. */
  get isAnyOpen(): boolean {
    return this.all.some(room => !room.kept || room.isOpen)
  }

  /** The room with this id, if it is here. */
  find(id: RoomId): RoomSession | undefined {
    return this.#rooms.get(id)
  }

  /** The room with this id; ROOM_UNKNOWN. */
  get(id: RoomId): RoomSession {
    const room = this.find(id)
    ensure(room !== undefined, 'ROOM_UNKNOWN')
    return room
  }

  /** Every room as the screen shows it. */
  views(): RoomView[] {
    return [...this.all.map(room => room.view()), ...this.#ended.values()]
  }

  /** NOT_ALLOWED when there are as many rooms as a profile holds. */
  ensureSpace(): void {
    ensure(this.#rooms.size < ROOMS_MAX, 'NOT_ALLOWED')
  }

  /** Makes a room of what it starts with, in the place of an earlier one with its id. The codes of RoomSession. */
  add(start: RoomStart): RoomSession {
    const id = start.keys.room
    const room = new RoomSession(start, this.#parts, this.#listenerOf(id))
    this.#ended.delete(id)
    this.#rooms.set(id, room)
    this.#timers.changed(id)
    return room
  }

  /** Leaves nothing of a room here: its keys in memory are destroyed. */
  drop(room: RoomSession): void {
    this.#remove(room)
    this.#parts.emit.roomGone({ room: room.id })
    this.#listener.dropped()
  }

  /** Shows a room that was ended for all no longer; false for any other. */
  dismiss(id: RoomId): boolean {
    const wasEnded = this.#ended.delete(id)
    if (wasEnded) this.#parts.emit.roomGone({ room: id })
    return wasEnded
  }

  /** Gives an event of the transport to every room. */
  receive(event: TransportEvent): void {
    for (const room of this.#rooms.values()) room.receive(event)
  }

  /** True while a room that is open meets at this server. */
  uses(url: string): boolean {
    return this.all.some(room => room.isOpen && room.servers.includes(url))
  }

  /** What is known of the signalling servers has changed: rooms that use some are shown anew. */
  newsChanged(): void {
    for (const room of this.all) if (room.isOpen) this.#timers.changed(room.id)
  }

  /** Leaves the network with every room, and shows nothing afterwards. */
  close(): void {
    for (const room of this.#rooms.values()) room.close()
    this.#timers.stop()
  }

  #listenerOf(id: RoomId): RoomListener {
    const { emit } = this.#parts
    return {
      changed: () => this.#timers.changed(id),
      timelineChanged: (from, total) => emit.timelineChanged({ room: id, from, total }),
      noteUpdate: (note, update) => emit.noteUpdate({ room: id, note, update }),
      noteReplaced: note => emit.noteReplaced({ room: id, note }),
      grew: () => this.#listener.grew(),
      refused: code => this.#listener.refused(code),
      over: how => this.#over(id, how),
    }
  }

  /** Nothing is left of the room but, where it was ended for all, word of that. */
  #over(id: RoomId, how: RoomOver): void {
    const room = this.get(id)
    const { title, ending } = room.view()
    this.#remove(room)
    this.#listener.over(id)
    if (how === 'left') {
      this.#parts.emit.roomGone({ room: id })
      return
    }
    const view = endedView(id, title, ending)
    this.#ended.set(id, view)
    this.#parts.emit.roomChanged({ view })
  }

  #remove(room: RoomSession): void {
    room.close()
    room.destroyKeys()
    this.#rooms.delete(room.id)
    this.#timers.forget(room.id)
  }

  #show(id: RoomId): void {
    const room = this.find(id)
    if (room !== undefined) this.#parts.emit.roomChanged({ view: room.view() })
  }
}
