import { type ErrorCode, ensure } from '../bytes/protocolError.ts'
import type { RoomView } from '../ports/screenViews.ts'
import type { TransportEvent } from '../ports/transport.ts'
import { createRoom } from '../room/createRoom.ts'
import type { DeviceKeys } from '../room/device/deviceKeys.ts'
import type { RoomPolicy } from '../room/epoch/epochState.ts'
import type { RoomId } from '../room/ids.ts'
import type { InvitationCode } from '../room/invitation/invitationCode.ts'
import type { RelayAccess } from '../room/relay/relayAccess.ts'
import type { SessionParts } from './createSession.ts'
import type { Admission } from './joining/admissionPayload.ts'
import { CurrentJoin } from './joining/currentJoin.ts'
import { enterRoom } from './joining/enterRoom.ts'
import type { JoinAttempt } from './joining/joinAttempt.ts'
import { Drafts } from './profile/drafts.ts'
import { KeptRooms } from './profile/keptRooms.ts'
import type { KeptRoom } from './profile/profileContent.ts'
import { ProfileKeeper } from './profile/profileKeeper.ts'
import { RefusalCounts } from './refusalCounts.ts'
import { offsetOf } from './room/roomClock.ts'
import type { RoomSession } from './room/roomSession.ts'
import { RoomTable } from './room/roomTable.ts'
import { SessionServers } from './servers/sessionServers.ts'
import { Standing } from './standing.ts'
import { Trust } from './trust/trust.ts'

/** All rooms of a session, the one join under way, and the kept profile (PROTOCOL.md §4, §9, §11). */
export class Rooms {
  readonly profile: ProfileKeeper
  readonly drafts: Drafts
  readonly trust: Trust
  readonly #parts: SessionParts
  readonly #refusals = new RefusalCounts()
  readonly servers: SessionServers
  readonly #table: RoomTable
  readonly #kept: KeptRooms
  readonly #join: CurrentJoin
  readonly #standing: Standing
  readonly #stopListening: () => void

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.profile = new ProfileKeeper(parts, {
      saved: room => this.#table.find(room)?.saved(),
      failed: code => this.#refusals.count(code),
    })
    this.drafts = new Drafts(parts.main)
    this.trust = new Trust(this.profile, parts.clock)
    this.servers = this.#createServers()
    this.#table = this.#createTable()
    this.#kept = new KeptRooms({
      profile: this.profile,
      drafts: this.drafts,
      table: this.#table,
      refusals: this.#refusals,
      changed: () => this.#standing.tell(),
    })
    this.#join = new CurrentJoin(parts, this.servers.news, {
      changed: view => {
        parts.emit.joinChanged(view)
        this.#standing.tell()
      },
      look: certificate => this.trust.look(certificate),
      cancelled: () => this.#standing.tell(),
      admitted: (keys, admission) => this.#admitted(keys, admission),
      refused: code => this.#refusals.count(code),
    })
    this.#standing = new Standing(
      parts.main,
      () => ({ profile: this.profile.isOpen, rooms: this.#join.isUnderWay || this.#table.isAnyOpen }),
      code => this.#refusals.count(code),
    )
    this.#stopListening = parts.transport.listen(event => this.#receive(event))
  }

  /** The room with this id; ROOM_UNKNOWN. */
  get(id: RoomId): RoomSession {
    return this.#table.get(id)
  }

  /** Every room as the screen shows it. */
  views(): RoomView[] {
    return this.#table.views()
  }

  /** How often each ErrorCode was counted since the session began. */
  get refusals(): ReadonlyMap<ErrorCode, number> {
    return this.#refusals.counts
  }

  /** Makes a profile and opens it. The codes of ProfileKeeper.create. */
  createProfile(passphrase: string): Promise<void> {
    return this.#kept.createProfile(passphrase)
  }

  /** Opens the kept profile and lists its rooms. Gives how many records are lost. The codes of ProfileKeeper.open. */
  openProfile(passphrase: string): Promise<number> {
    return this.#kept.openProfile(passphrase)
  }

  /** Destroys the open profile with all its rooms. The codes of ProfileKeeper.destroy. */
  deleteProfile(current: string): Promise<void> {
    return this.#kept.deleteProfile(current)
  }

  /** Keeps a room from now on; LOCKED, ROOM_UNKNOWN, and the codes of ProfileKeeper.keep. */
  keep(id: RoomId): Promise<void> {
    return this.#kept.keep(id)
  }

  /** Destroys what is kept of a room, and leaves it; the others are not told. ROOM_UNKNOWN, PROFILE_WRITE. */
  forget(id: RoomId): Promise<void> {
    return this.#kept.forget(id)
  }

  /** Keeps rooms of a backup; gives how many were kept. LOCKED, NOT_ALLOWED, PROFILE_WRITE. */
  takeBackup(kept: readonly KeptRoom[]): Promise<number> {
    return this.#kept.takeBackup(kept)
  }

  /** What a backup holds: every kept room. LOCKED. */
  copies(): KeptRoom[] {
    return this.#kept.copies()
  }

  /** Gives main the unsent texts of kept rooms, sealed; does nothing without an open profile. The codes of Drafts.hold. */
  holdDrafts(): Promise<void> {
    return this.#kept.holdDrafts()
  }

  /** Makes a room with this device as facilitator and connects it; it is kept where a profile is open. NOT_ALLOWED, PROFILE_WRITE. */
  host(name: string, policy: RoomPolicy, relay: RelayAccess | null = null): RoomId | Promise<RoomId> {
    this.#table.ensureSpace()
    const { keys, epoch } = createRoom(name, policy)
    this.#parts.needServers(policy.servers)
    const room = enterRoom(this.#table, this.#kept, { keys, epoch, offset: 0, relay })
    room.open()
    this.#standing.tell()
    return this.profile.isOpen ? this.#kept.keepOrDrop(room).then(() => room.id) : room.id
  }

  /** Connects a room of this session; `servers` replaces the addresses it was made with. ROOM_UNKNOWN. */
  open(id: RoomId, servers?: readonly string[]): void {
    const room = this.get(id)
    const chosen = servers ?? room.servers
    this.#parts.needServers(chosen)
    room.open(chosen)
    this.#standing.tell()
  }

  /** Leaves a room: a kept one stays in the list, any other is forgotten. ROOM_UNKNOWN. */
  leave(id: RoomId): void {
    if (this.#table.dismiss(id)) return
    const room = this.get(id)
    if (this.#join.joined === id) this.cancelJoin()
    if (room.kept) room.close()
    else this.#table.drop(room)
    this.#standing.tell()
  }

  /** Starts the one join of this session; an earlier one stops. NOT_ALLOWED, and the codes of JoinAttempt. */
  join(invitation: InvitationCode, name: string, servers: readonly string[]): void {
    this.#table.ensureSpace()
    this.cancelJoin()
    this.#parts.needServers(servers)
    this.#join.start(invitation, name, servers)
  }

  /** The join under way; INVITE_STATE. */
  get currentJoin(): JoinAttempt {
    return this.#join.current
  }

  /** Stops joining. */
  cancelJoin(): void {
    this.#join.cancel()
  }

  /** Leaves every room, writes what is to be kept and forgets the keys. PROFILE_WRITE. */
  async close(): Promise<void> {
    this.cancelJoin()
    this.#table.close()
    this.#stopListening()
    this.drafts.forget()
    await this.profile.close()
  }

  #createServers(): SessionServers {
    return new SessionServers(this.#parts, {
      isUsed: url => this.#join.uses(url) || this.#table.uses(url),
      changed: () => {
        this.#join.newsChanged()
        this.#table.newsChanged()
      },
      failed: code => this.#refusals.count(code),
    })
  }

  #createTable(): RoomTable {
    const parts = { ...this.#parts, news: this.servers.news }
    return new RoomTable(parts, {
      grew: () => this.profile.saveSoon(),
      refused: code => this.#refusals.count(code),
      over: room => {
        this.profile.destroySoon(room)
        this.#standing.tell()
      },
      dropped: () => this.#standing.tell(),
    })
  }

  #admitted(keys: DeviceKeys, { epoch, time }: Admission): Uint8Array {
    const offset = offsetOf(time, this.#parts.clock.now())
    const hello = enterRoom(this.#table, this.#kept, { keys, epoch, offset }).open()
    ensure(hello !== null, 'INTERNAL')
    return hello.wire
  }

  #receive(event: TransportEvent): void {
    if (event.type === 'refused') this.#refusals.count(event.code)
    this.#join.receive(event)
    this.#table.receive(event)
    this.servers.receive(event)
  }
}
