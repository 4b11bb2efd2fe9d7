import { ensure } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { LinkedPerson, LinksView } from '../../ports/linkViews.ts'
import type { LinkId, LinkPath, RelayTrial, Transport, TransportEvent } from '../../ports/transport.ts'
import type { Role } from '../../room/epoch/member.ts'
import type { DeviceId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { awayStep } from './awayStep.ts'
import { RelayTrialWait } from './relayTrialWait.ts'

const MINUTE = 60_000
/** Of a credential it is said in steps of so many minutes how long it holds. */
const STEP = 10

/** What the links of a room are known from, and whom they tell. */
export type RoomLinksParts = {
  readonly ledger: Ledger
  readonly transport: Pick<Transport, 'tryRelay'>
  readonly clock: Clock
  readonly isLinked: (device: DeviceId) => boolean
  readonly changed: () => void
}

/**
 * Who is linked by which way, and when others were linked last: in memory only, and only since the room was opened here. What somebody
 * does is not looked at.
 */
export class RoomLinks {
  readonly #parts: RoomLinksParts
  readonly #trial: RelayTrialWait
  readonly #links = new Map<LinkId, { readonly device: DeviceId; path: LinkPath }>()
  readonly #lastLinked = new Map<DeviceId, number>()

  constructor(parts: RoomLinksParts) {
    this.#parts = parts
    this.#trial = new RelayTrialWait(parts.transport, parts.clock)
  }

  /** The room is opened or closed: nothing is known from before. */
  forget(): void {
    this.#trial.stop()
    this.#links.clear()
    this.#lastLinked.clear()
  }

  /** Takes an event of the transport that may be about this room. */
  receive(event: TransportEvent): void {
    switch (event.type) {
      case 'link-open':
        if (this.#parts.ledger.epoch(event.epoch) !== undefined)
          this.#links.set(event.link, { device: event.device, path: 'unknown' })
        return
      case 'link-path':
        this.#takePath(event.link, event.path)
        return
      case 'link-closed':
        if (this.#links.delete(event.link)) this.#lastLinked.set(event.device, this.#parts.clock.now())
        return
      case 'relay-trial':
        this.#trial.take(event.epoch, event.trial)
        return
      default:
    }
  }

  /** The links as the page about the connection shows them. */
  view(): LinksView {
    const { ledger, clock } = this.#parts
    const others = ledger.epochBook.members.filter(({ device }) => device !== ledger.keys.device)
    const until = ledger.active.state.policy.relay?.until
    const left = until === undefined ? null : Math.max(0, until - clock.now())
    return {
      people: others.map(({ device, role }) => this.#person(device, role)),
      relayLeft: left === null ? null : Math.floor(left / MINUTE / STEP) * STEP,
    }
  }

  /** Tries the relay of the active epoch from this computer to itself; NOT_ALLOWED in a direct room, which has none. */
  async tryRelay(): Promise<RelayTrial> {
    const { id, state } = this.#parts.ledger.active
    ensure(state.policy.ice === 'relay', 'NOT_ALLOWED')
    return state.policy.relay === null ? { outcome: 'none', ways: [] } : this.#trial.start(id)
  }

  #takePath(id: LinkId, path: LinkPath): void {
    const link = this.#links.get(id)
    if (link === undefined) return
    link.path = path
    this.#parts.changed()
  }

  #person(device: DeviceId, role: Role): LinkedPerson {
    if (this.#parts.isLinked(device)) return { device, path: this.#pathOf(device), away: null }
    const now = this.#parts.clock.now()
    // somebody who said goodbye is away before her link is
    const last = this.#linksOf(device).length > 0 ? now : this.#lastLinked.get(device)
    return { device, path: null, away: awayStep(role, last === undefined ? null : Math.max(0, now - last)) }
  }

  /** With several links, the way that shows most. */
  #pathOf(device: DeviceId): LinkPath {
    const paths = this.#linksOf(device)
    return paths.find(path => path === 'direct') ?? paths.find(path => path === 'relay') ?? 'unknown'
  }

  #linksOf(device: DeviceId): LinkPath[] {
    return [...this.#links.values()].filter(link => link.device === device).map(({ path }) => path)
  }
}
