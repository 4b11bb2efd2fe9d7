import { type ErrorCode, errorCodeOf } from '../../bytes/protocolError.ts'
import { randomBytes } from '../../crypto/random.ts'
import type { Clock } from '../../ports/clock.ts'
import type { RelayAnswer, RelayReach, Transport, TransportEvent } from '../../ports/transport.ts'
import type { DeviceId } from '../../room/ids.ts'
import type { RelayAccess } from '../../room/relay/relayAccess.ts'
import { type RelayGrant, relayCredential } from '../../room/relay/relayGrant.ts'
import { roleMay } from '../../room/rules.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RoomChange } from './issueNext.ts'

/** A question that is not answered is put again after so many ms, then after twice as many, at most every 15 minutes. */
const ASK_PAUSE = 30_000
const ASK_PAUSE_MAX = 15 * 60 * 1000
/** A server that gave none is asked again after this many ms: its operator may have changed something. */
const REFUSED_PAUSE = 60 * 60 * 1000
/** Facilitators who are not first wait up to so many ms, so that one asks and not all (PROTOCOL.md §6.6). */
const TURN_MAX = 10 * 60 * 1000

/** Why a room that may only use a relay cannot connect. */
export type RelayProblem = Extract<
  ErrorCode,
  'RELAY_MISSING' | 'RELAY_EXPIRED' | 'RELAY_REFUSED' | 'RELAY_DENIED' | 'RELAY_UNREACHABLE'
>

const FAULTS = { denied: 'RELAY_DENIED', unreachable: 'RELAY_UNREACHABLE' } as const

/** What the relay of a room needs of it. */
export type RelayParts = {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly transport: Pick<Transport, 'askRelay'>
  /** What this device may ask with; null for most. */
  readonly access: () => RelayAccess | null
  /** Whether the server can be asked now. */
  readonly isServerOpen: (url: string) => boolean
  readonly isLinked: (device: DeviceId) => boolean
  /** Asks a member for what is lacking, by signalling alone. */
  readonly askSoon: (device: DeviceId) => void
  readonly issue: (change: RoomChange) => void
  readonly refused: (code: ErrorCode) => void
  readonly changed: () => void
}

/** Gets a room's relay from the server of an organisation, hands it to all with the next epoch, and again before it ends (PROTOCOL.md §6.6). */
export class RoomRelay {
  readonly #parts: RelayParts
  #isOpen = false
  #stopTimer: (() => void) | null = null
  #isRefused = false
  #turnAt: number | null = null
  #askAt = 0
  #pause = ASK_PAUSE
  /** What the last link that was tried in the active epoch came to there; null when none was. */
  #reach: RelayReach | null = null
  /** When the relay ends that was last heard of. */
  #until = 0

  constructor(parts: RelayParts) {
    this.#parts = parts
  }

  /** The room is open. */
  start(): void {
    this.#isOpen = true
    this.#until = this.#grant?.until ?? 0
    this.reset()
    this.#askFacilitators()
  }

  /** The room is closed; nobody is asked afterwards. */
  stop(): void {
    this.#isOpen = false
    this.#stopTimer?.()
    this.#stopTimer = null
    this.#reach = null
  }

  /** The room has another token: what was refused before counts no more. */
  reset(): void {
    this.#isRefused = false
    this.#askAt = 0
    this.#pause = ASK_PAUSE
    this.look()
  }

  /** The room is in a new epoch. */
  turned(): void {
    this.#reach = null
    this.#spread()
    this.look()
  }

  /** Why nothing connects, as far as the relay is the reason; null where it is none (PROTOCOL.md §6.6). */
  get problem(): RelayProblem | null {
    const { ledger, clock } = this.#parts
    const { ice, relay } = ledger.active.state.policy
    if (ice !== 'relay') return null
    const isOver = relay !== null && relay.until <= clock.now()
    if (this.#isRefused && (relay === null || isOver)) return 'RELAY_REFUSED'
    if (relay === null) return 'RELAY_MISSING'
    // somebody's clock may be wrong: what works is no problem
    if (this.#reach === 'reached') return null
    if (isOver) return 'RELAY_EXPIRED'
    return this.#reach === null ? null : FAULTS[this.#reach]
  }

  /** Takes what the transport tells of this room's relay. */
  receive(event: TransportEvent): void {
    const { ledger } = this.#parts
    if (event.type === 'relay' && event.room === ledger.keys.room) this.#answered(event.answer)
    if (event.type === 'relay-tried' && event.epoch === ledger.active.id && this.#reach !== event.reach) {
      this.#reach = event.reach
      if (event.reach !== 'reached') this.#parts.refused(FAULTS[event.reach])
      this.#parts.changed()
    }
  }

  /** Asks for a relay when it is time and this device's turn. */
  look(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
    const access = this.#parts.access()
    if (!this.#isOpen || access === null || !this.#mayAsk()) return
    const { clock, transport, ledger } = this.#parts
    const now = clock.now()
    const dueAt = this.#dueAt()
    if (dueAt > now) this.#turnAt = null
    else this.#turnAt ??= now + this.#delay()
    const askAt = Math.max(this.#turnAt ?? dueAt, this.#askAt)
    if (askAt > now) {
      this.#stopTimer = clock.after(askAt - now, () => this.look())
      return
    }
    // it is looked again when the server opens
    if (!this.#parts.isServerOpen(access.server)) return
    this.#askAt = now + this.#pause
    this.#pause = Math.min(2 * this.#pause, ASK_PAUSE_MAX)
    transport.askRelay(ledger.keys.room, access)
    this.#stopTimer = clock.after(this.#askAt - now, () => this.look())
  }

  get #grant(): RelayGrant | null {
    return this.#parts.ledger.active.state.policy.relay
  }

  /** Without a relay that is good no link can be had: the facilitators are asked for it, by signalling alone (PROTOCOL.md §6.6). */
  #askFacilitators(): void {
    if (this.problem === null) return
    for (const { device, role } of this.#parts.ledger.epochBook.members)
      if (role === 'facilitator') this.#parts.askSoon(device)
  }

  /** Whoever cannot be linked with the old relay hears of the new one by being asked (PROTOCOL.md §4.6, §6.6). */
  #spread(): void {
    const { ledger, isLinked, askSoon } = this.#parts
    const until = this.#grant?.until ?? 0
    const isNew = until !== this.#until
    this.#until = until
    if (!isNew || !this.#isOpen || ledger.epochBook.role !== 'facilitator') return
    for (const { device } of ledger.epochBook.members) if (!isLinked(device)) askSoon(device)
  }

  #mayAsk(): boolean {
    const { epochBook, active } = this.#parts.ledger
    const { ice, ended } = active.state.policy
    return epochBook.standing === 'in' && ice === 'relay' && !ended && roleMay(epochBook.role, 'policy')
  }

  /** When half of its time is over; at once where there is none. */
  #dueAt(): number {
    const { relay } = this.#parts.ledger.active.state.policy
    return relay === null ? 0 : relay.until - relay.lifetime * 500
  }

  /** The most senior facilitator of those who are here asks first. */
  #delay(): number {
    const { ledger, isLinked } = this.#parts
    const mine = ledger.epochBook.members.find(({ device }) => device === ledger.keys.device)?.seniority ?? 0
    const isBefore = ledger.epochBook.members.some(
      ({ role, seniority, device }) => role === 'facilitator' && seniority < mine && isLinked(device),
    )
    return isBefore ? Math.round(randomFraction() * TURN_MAX) : 0
  }

  #answered(answer: RelayAnswer | null): void {
    const { clock, issue, refused, changed } = this.#parts
    if (!this.#isOpen || !this.#mayAsk()) return
    this.#turnAt = null
    this.#isRefused = answer === null
    if (answer === null) {
      refused('RELAY_REFUSED')
      this.#askAt = clock.now() + REFUSED_PAUSE
      this.look()
    } else
      try {
        const credential = relayCredential(answer)
        const relay = { ...credential, until: clock.now() + credential.lifetime * 1000 }
        this.#pause = ASK_PAUSE
        issue({ type: 'policy', policy: { relay } })
      } catch (error) {
        refused(errorCodeOf(error))
      }
    changed()
  }
}

/** 0 to 1. */
function randomFraction(): number {
  const [high = 0, low = 0] = randomBytes(2)
  return (high * 256 + low) / 65_536
}
