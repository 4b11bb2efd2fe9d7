import { type ErrorCode, ensure } from '../bytes/protocolError.ts'
import type { RoomView } from '../ports/screenViews.ts'
import type { TransportEvent } from '../ports/transport.ts'
import { createRoom } from '../room/createRoom.ts'
import type { DeviceKeys } from '../room/device/deviceKeys.ts'
import type { Epoch } from '../room/epoch/epoch.ts'
import type { RoomPolicy } from '../room/epoch/epochState.ts'
import { reopenEpoch } from '../room/epoch/openEpoch.ts'
import type { RoomId } from '../room/ids.ts'
import type { InvitationCode } from '../room/invitation/invitationCode.ts'
import type { SessionParts } from './createSession.ts'
import type { Admission } from './joining/admissionPayload.ts'
import { JoinAttempt } from './joining/joinAttempt.ts'
import { type KeptRoom, ROOMS_MAX } from './profile/profileContent.ts'
import { ProfileKeeper } from './profile/profileKeeper.ts'
import { endedView } from './room/endedView.ts'
import { offsetOf } from './room/roomClock.ts'
import type { RoomOver } from './room/roomEnding.ts'
import { RoomSession } from './room/roomSession.ts'
import type { RoomStart } from './room/roomStart.ts'

/** Views are sent at most this often, in ms, for each room. */
const VIEW_PAUSE = 20

/** All rooms of a session, the one join under way, and the kept profile. */
export class Rooms {
  readonly profile: ProfileKeeper
  readonly #parts: SessionParts
  readonly #rooms = new Map<RoomId, RoomSession>()
  /** What the screen still shows of rooms that were ended for all. */
  readonly #ended = new Map<RoomId, RoomView>()
  readonly #viewTimers = new Map<RoomId, () => void>()
  readonly #stopListening: () => void
  readonly #refusals = new Map<ErrorCode, number>()
  #join: JoinAttempt | null = null

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.#stopListening = parts.transport.listen(event => this.#receive(event))
    this.profile = new ProfileKeeper(
      parts.profileStore,
      parts.clock,
      () => this.#kept(),
      () => this.#refuse('PROFILE_WRITE'),
    )
  }

  /** The room with this id; ROOM_UNKNOWN. */
  get(id: RoomId): RoomSession {
    const room = this.#rooms.get(id)
    ensure(room !== undefined, 'ROOM_UNKNOWN')
    return room
  }

  /** Every room as the screen shows it. */
  views(): RoomView[] {
    return [...[...this.#rooms.values()].map(room => room.view()), ...this.#ended.values()]
  }

  /** How often each ErrorCode was counted since the session began. */
  get refusals(): ReadonlyMap<ErrorCode, number> {
    return this.#refusals
  }

  /** Opens the kept profile and lists its rooms, unconnected; those that are here already stay as they are. */
  async openProfile(passphrase: string): Promise<void> {
    const kept = await this.profile.open(passphrase)
    for (const start of this.#restored(kept)) if (!this.#rooms.has(start.keys.room)) this.#add(start)
  }

  /** Makes a room with this device as facilitator and connects it. */
  host(name: string, policy: RoomPolicy): RoomId {
    this.#ensureSpace()
    const { keys, epoch } = createRoom(name, policy)
    this.#parts.needServers(policy.servers)
    this.#enter(keys, epoch, 0).open()
    return keys.room
  }

  /** Connects a room of this session; `servers` replaces the addresses it was made with. */
  open(id: RoomId, servers?: readonly string[]): void {
    const room = this.get(id)
    const chosen = servers ?? room.servers
    this.#parts.needServers(chosen)
    room.open(chosen)
  }

  /** Leaves a room: a kept one stays in the list, any other is forgotten. */
  leave(id: RoomId): void {
    if (this.#ended.delete(id)) {
      this.#parts.emit.roomGone({ room: id })
      return
    }
    const room = this.get(id)
    if (this.#join?.joined === id) this.cancelJoin()
    room.close()
    if (room.kept) return
    this.#forget(id)
    this.#parts.emit.roomGone({ room: id })
  }

  /** Starts the one join of this session; an earlier one stops. */
  join(invitation: InvitationCode, name: string, servers: readonly string[]): void {
    this.#ensureSpace()
    this.cancelJoin()
    this.#parts.needServers(servers)
    this.#join = new JoinAttempt(invitation, name, servers, this.#parts, {
      changed: view => this.#parts.emit.joinChanged(view),
      admitted: (keys, admission) => this.#admitted(keys, admission),
      refused: code => this.#refuse(code),
    })
  }

  /** Stops joining. */
  cancelJoin(): void {
    this.#join?.cancel()
    this.#join = null
  }

  /** Leaves every room, writes what is to be kept and forgets the keys. */
  async close(): Promise<void> {
    this.cancelJoin()
    for (const room of this.#rooms.values()) room.close()
    for (const stop of this.#viewTimers.values()) stop()
    this.#stopListening()
    await this.profile.close()
  }

  #admitted(keys: DeviceKeys, { epoch, time }: Admission): Uint8Array {
    const hello = this.#enter(keys, epoch, offsetOf(time, this.#parts.clock.now())).open()
    ensure(hello !== null, 'INTERNAL')
    return hello.wire
  }

  #enter(keys: DeviceKeys, epoch: Epoch, offset: number): RoomSession {
    const { servers } = epoch.state.policy
    // whoever is invited again has new keys in the same room
    this.#rooms.get(keys.room)?.close()
    const { isOpen: kept } = this.profile
    return this.#add({ keys, offset, epochs: [epoch], outside: [], wires: [], servers, kept })
  }

  /** All or none: a profile of which a part was lost on the way must not be saved. */
  #restored(kept: readonly KeptRoom[]): RoomStart[] {
    try {
      return kept.map(restoredRoom)
    } catch (error) {
      this.profile.forget()
      throw error
    }
  }

  #ensureSpace(): void {
    ensure(this.#rooms.size < ROOMS_MAX, 'NOT_ALLOWED')
  }

  #add(start: RoomStart): RoomSession {
    const id = start.keys.room
    const { emit } = this.#parts
    const room = new RoomSession(start, this.#parts, {
      changed: () => this.#viewSoon(id),
      timelineChanged: (from, total) => emit.timelineChanged({ room: id, from, total }),
      noteUpdate: (note, update) => emit.noteUpdate({ room: id, note, update }),
      noteReplaced: note => emit.noteReplaced({ room: id, note }),
      grew: () => this.profile.saveSoon(),
      refused: code => this.#refuse(code),
      over: how => this.#over(id, how),
    })
    this.#ended.delete(id)
    this.#rooms.set(id, room)
    this.#viewSoon(id)
    return room
  }

  #forget(id: RoomId): void {
    this.#rooms.delete(id)
    this.#viewTimers.get(id)?.()
    this.#viewTimers.delete(id)
  }

  /** Nothing is left of the room but, where it was ended for all, word of that. */
  #over(id: RoomId, how: RoomOver): void {
    const room = this.get(id)
    const { title, ending } = room.view()
    room.close()
    room.destroyKeys()
    this.#forget(id)
    this.profile.saveSoon()
    if (how === 'left') {
      this.#parts.emit.roomGone({ room: id })
      return
    }
    const view = endedView(id, title, ending)
    this.#ended.set(id, view)
    this.#parts.emit.roomChanged({ view })
  }

  #kept(): KeptRoom[] {
    return [...this.#rooms.values()].filter(room => room.kept).map(room => room.keep())
  }

  #receive(event: TransportEvent): void {
    if (event.type === 'refused') this.#refuse(event.code)
    if (event.type === 'topic-message' && event.topic === this.#join?.topic) this.#join.receive(event.payload)
    for (const room of this.#rooms.values()) room.receive(event)
  }

  #refuse(code: ErrorCode): void {
    this.#refusals.set(code, (this.#refusals.get(code) ?? 0) + 1)
  }

  #viewSoon(id: RoomId): void {
    if (this.#viewTimers.has(id)) return
    const stop = this.#parts.clock.after(VIEW_PAUSE, () => {
      this.#viewTimers.delete(id)
      const room = this.#rooms.get(id)
      if (room !== undefined) this.#parts.emit.roomChanged({ view: room.view() })
    })
    this.#viewTimers.set(id, stop)
  }
}

function restoredRoom({ keys, offset, epochs, outside, wires }: KeptRoom): RoomStart {
  const [first, ...later] = epochs.map(({ signed, secret }) => reopenEpoch(signed, secret, keys.room))
  ensure(first !== undefined, 'PROFILE_DAMAGED')
  const { servers } = (later.at(-1) ?? first).state.policy
  return { keys, offset, epochs: [first, ...later], outside, wires, servers, kept: true }
}
