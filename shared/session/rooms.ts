import { type ErrorCode, ensure, errorCodeOf } from '../bytes/protocolError.ts'
import type { RoomView } from '../ports/screenViews.ts'
import type { TransportEvent } from '../ports/transport.ts'
import { createRoom } from '../room/createRoom.ts'
import type { DeviceKeys } from '../room/device/deviceKeys.ts'
import type { Epoch } from '../room/epoch/epoch.ts'
import type { RoomPolicy } from '../room/epoch/epochState.ts'
import type { RoomId } from '../room/ids.ts'
import type { InvitationCode } from '../room/invitation/invitationCode.ts'
import type { SessionParts } from './createSession.ts'
import type { Admission } from './joining/admissionPayload.ts'
import { JoinAttempt } from './joining/joinAttempt.ts'
import { Drafts } from './profile/drafts.ts'
import { type KeptRoom, ROOMS_MAX } from './profile/profileContent.ts'
import { ProfileKeeper } from './profile/profileKeeper.ts'
import { restoredRoom } from './profile/restoredRoom.ts'
import { endedView } from './room/endedView.ts'
import { offsetOf } from './room/roomClock.ts'
import type { RoomOver } from './room/roomEnding.ts'
import { RoomSession } from './room/roomSession.ts'
import type { RoomStart } from './room/roomStart.ts'
import { Standing } from './standing.ts'

/** Views are sent at most this often, in ms, for each room. */
const VIEW_PAUSE = 20

/** All rooms of a session, the one join under way, and the kept profile. */
export class Rooms {
  readonly profile: ProfileKeeper
  readonly drafts: Drafts
  readonly #standing: Standing
  readonly #parts: SessionParts
  readonly #rooms = new Map<RoomId, RoomSession>()
  /** What the screen still shows of rooms that were ended for all. */
  readonly #ended = new Map<RoomId, RoomView>()
  readonly #viewTimers = new Map<RoomId, () => void>()
  readonly #stopListening: () => void
  readonly #refusals = new Map<ErrorCode, number>()
  #join: JoinAttempt | null = null
  #isJoining = false

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.#stopListening = parts.transport.listen(event => this.#receive(event))
    this.profile = new ProfileKeeper(parts, {
      saved: room => this.#rooms.get(room)?.saved(),
      failed: code => this.#refuse(code),
    })
    this.drafts = new Drafts(parts.main)
    this.#standing = new Standing(
      parts.main,
      () => ({ profile: this.profile.isOpen, rooms: this.#isAnyOpen }),
      code => this.#refuse(code),
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

  /** Makes a profile and opens it. The codes of ProfileKeeper.create. */
  async createProfile(passphrase: string): Promise<void> {
    await this.profile.create(passphrase)
    this.#standing.tell()
  }

  /**
   * Opens the kept profile and lists its rooms, unconnected; those that are here already stay as they are. Gives how many records are
   * lost. The codes of ProfileKeeper.open.
   */
  async openProfile(passphrase: string): Promise<number> {
    const { rooms, damaged } = await this.profile.open(passphrase)
    let lost = 0
    for (const { kept, shelf } of rooms)
      if (!this.#rooms.has(shelf.room) && !this.#restore(() => restoredRoom(kept, shelf))) lost += 1
    this.#standing.tell()
    await this.#inBackground(() => this.drafts.take(this.profile.vault.key))
    return damaged + lost
  }

  /** Makes a room with this device as facilitator and connects it; it is kept where a profile is open. PROFILE_WRITE. */
  host(name: string, policy: RoomPolicy): RoomId | Promise<RoomId> {
    this.#ensureSpace()
    const { keys, epoch } = createRoom(name, policy)
    this.#parts.needServers(policy.servers)
    const room = this.#enter(keys, epoch, 0)
    room.open()
    this.#standing.tell()
    return this.profile.isOpen ? this.#keepHosted(room) : room.id
  }

  /** Keeps a room from now on; LOCKED, ROOM_UNKNOWN, and the codes of ProfileKeeper.keep. */
  async keep(id: RoomId): Promise<void> {
    const room = this.get(id)
    ensure(this.profile.isOpen, 'LOCKED')
    if (!room.kept) await room.keep(this.profile)
  }

  /** Destroys what is kept of a room, and leaves it; the others are not told. ROOM_UNKNOWN, PROFILE_WRITE. */
  async forget(id: RoomId): Promise<void> {
    const room = this.get(id)
    if (room.kept) await this.profile.destroyRoom(id)
    this.drafts.set(id, '')
    this.#drop(room)
    // the profile has another key now
    await this.#inBackground(() => this.holdDrafts())
  }

  /** Keeps rooms of a backup; those that are here already stay as they are. Gives how many were kept. LOCKED, PROFILE_WRITE. */
  async import(kept: readonly KeptRoom[]): Promise<number> {
    const starts = kept
      .filter(({ keys }) => !this.#rooms.has(keys.room))
      .map(room => restoredRoom(room, null))
    for (const start of starts) {
      this.#ensureSpace()
      await this.#keepOrDrop(this.#add(start))
    }
    return starts.length
  }

  /** What a backup holds: every kept room. LOCKED. */
  copies(): KeptRoom[] {
    ensure(this.profile.isOpen, 'LOCKED')
    return [...this.#rooms.values()].filter(room => room.kept).map(room => room.copy())
  }

  /** Destroys the open profile with all its rooms. The codes of ProfileKeeper.destroy. */
  async deleteProfile(current: string): Promise<void> {
    await this.profile.destroy(current)
    for (const room of [...this.#rooms.values()].filter(({ wasKept }) => wasKept)) this.#drop(room)
    this.drafts.forget()
    this.#standing.tell()
  }

  /** Gives main the unsent texts of kept rooms, sealed; does nothing without an open profile. */
  async holdDrafts(): Promise<void> {
    if (this.profile.isOpen) await this.drafts.hold(this.profile.vault.key)
  }

  /** Connects a room of this session; `servers` replaces the addresses it was made with. */
  open(id: RoomId, servers?: readonly string[]): void {
    const room = this.get(id)
    const chosen = servers ?? room.servers
    this.#parts.needServers(chosen)
    room.open(chosen)
    this.#standing.tell()
  }

  /** Leaves a room: a kept one stays in the list, any other is forgotten. */
  leave(id: RoomId): void {
    if (this.#ended.delete(id)) {
      this.#parts.emit.roomGone({ room: id })
      return
    }
    const room = this.get(id)
    if (this.#join?.joined === id) this.cancelJoin()
    if (room.kept) room.close()
    else this.#drop(room)
    this.#standing.tell()
  }

  /** Starts the one join of this session; an earlier one stops. */
  join(invitation: InvitationCode, name: string, servers: readonly string[]): void {
    this.#ensureSpace()
    this.cancelJoin()
    this.#parts.needServers(servers)
    this.#join = new JoinAttempt(invitation, name, servers, this.#parts, {
      changed: view => {
        this.#isJoining = view.state === 'connecting' || view.state === 'waiting'
        this.#parts.emit.joinChanged(view)
        this.#standing.tell()
      },
      admitted: (keys, admission) => this.#admitted(keys, admission),
      refused: code => this.#refuse(code),
    })
  }

  /** Stops joining. */
  cancelJoin(): void {
    this.#join?.cancel()
    this.#join = null
    this.#isJoining = false
    this.#standing.tell()
  }

  /** Leaves every room, writes what is to be kept and forgets the keys. */
  async close(): Promise<void> {
    this.cancelJoin()
    for (const room of this.#rooms.values()) room.close()
    for (const stop of this.#viewTimers.values()) stop()
    this.#stopListening()
    this.drafts.forget()
    await this.profile.close()
  }

  async #keepHosted(room: RoomSession): Promise<RoomId> {
    await this.#keepOrDrop(room)
    return room.id
  }

  /** A room that was to be kept from its beginning is not there when it cannot be. */
  async #keepOrDrop(room: RoomSession): Promise<void> {
    try {
      await room.keep(this.profile)
    } catch (error) {
      this.#drop(room)
      throw error
    }
  }

  #admitted(keys: DeviceKeys, { epoch, time }: Admission): Uint8Array {
    const hello = this.#enter(keys, epoch, offsetOf(time, this.#parts.clock.now())).open()
    ensure(hello !== null, 'INTERNAL')
    return hello.wire
  }

  #enter(keys: DeviceKeys, epoch: Epoch, offset: number): RoomSession {
    const { servers } = epoch.state.policy
    // whoever is invited again has new keys in the same room
    const before = this.#rooms.get(keys.room)
    before?.close()
    const room = this.#add({ keys, offset, epochs: [epoch], outside: [], wires: [], servers, shelf: null })
    // she chose once to keep this room: it is kept in the place of what it was
    if (before?.kept && this.profile.isOpen) void this.#inBackground(() => room.keep(this.profile))
    return room
  }

  /** One room that cannot be made of what was read does not stand in the way of the others. */
  #restore(start: () => RoomStart): boolean {
    try {
      this.#add(start())
      return true
    } catch (error) {
      this.#refuse(errorCodeOf(error))
      return false
    }
  }

  async #inBackground(act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      this.#refuse(errorCodeOf(error))
    }
  }

  /** Somebody would be heard or seen, or words are on the screen: a room that is kept and not connected is none. */
  get #isAnyOpen(): boolean {
    return this.#isJoining || [...this.#rooms.values()].some(room => !room.kept || room.isOpen)
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

  /** Nothing is left of a room here. */
  #drop(room: RoomSession): void {
    room.close()
    room.destroyKeys()
    this.#forget(room.id)
    this.#parts.emit.roomGone({ room: room.id })
    this.#standing.tell()
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
    this.profile.destroySoon(id)
    this.#standing.tell()
    if (how === 'left') {
      this.#parts.emit.roomGone({ room: id })
      return
    }
    const view = endedView(id, title, ending)
    this.#ended.set(id, view)
    this.#parts.emit.roomChanged({ view })
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
