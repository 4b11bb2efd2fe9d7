import { type ErrorCode, errorCodeOf } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { LinkId, Transport } from '../../ports/transport.ts'
import { memberOf } from '../../room/epoch/epochState.ts'
import type { DeviceId, EpochId, StrandId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { AnswerPace } from './answerPace.ts'
import { answerWant } from './answerWant.ts'
import { frameKey } from './frame.ts'
import {
  decodeHave,
  decodePresence,
  decodePut,
  decodeWant,
  encodeHave,
  encodePresence,
  encodeWant,
  type Have,
  type Head,
  type WantedRange,
} from './frameBodies.ts'
import { haveOf } from './haveOf.ts'
import { Link } from './link.ts'
import { Repair } from './repair.ts'

/** Haves wait this long in ms, so that many records in a row are confirmed once. */
const HAVE_PAUSE = 40

/** What replication tells the room. */
export type ReplicationListener = {
  /** Presence or confirmations changed. */
  peersChanged(): void
  /** Records came that were asked for, and were verified. */
  received(): void
  refused(code: ErrorCode): void
}

/** What a device's newest *have* says: its epoch, and how far it has each strand. */
type Confirmed = { readonly epoch: EpochId; readonly seqs: ReadonlyMap<StrandId, number> }

/** Keeps devices in step over their links: *have*, *want*, *put* and presence frames (PROTOCOL.md §8). */
export class Replication {
  readonly #ledger: Ledger
  readonly #transport: Transport
  readonly #clock: Clock
  readonly #listener: ReplicationListener
  readonly #links = new Map<LinkId, Link>()
  readonly #paces = new Map<LinkId, AnswerPace>()
  readonly #haves = new Map<DeviceId, Confirmed>()
  readonly #repair: Repair
  #haveTimer: (() => void) | null = null

  constructor(ledger: Ledger, transport: Transport, clock: Clock, listener: ReplicationListener) {
    this.#ledger = ledger
    this.#transport = transport
    this.#clock = clock
    this.#listener = listener
    this.#repair = new Repair(ledger, clock, this.#links, (link, ranges) =>
      this.#send(link, 'want', encodeWant(ranges)),
    )
  }

  /** True when a device has an open link of this epoch, or of any. */
  isLinked(device: DeviceId, epoch?: EpochId): boolean {
    return [...this.#links.values()].some(
      ({ ends }) => ends.other === device && (epoch === undefined || ends.epoch === epoch),
    )
  }

  /** True when the device's newest *have* covers this place of this strand (PROTOCOL.md §8.1). */
  hasConfirmed(device: DeviceId, strand: StrandId, seq: number): boolean {
    return (this.#haves.get(device)?.seqs.get(strand) ?? -1) >= seq
  }

  /** The epoch a device said last that it is in. */
  epochOf(device: DeviceId): EpochId | undefined {
    return this.#haves.get(device)?.epoch
  }

  /** A link passed its handshake. The transport links none but members of the epoch; any other is dropped with LINK_STATE. */
  linkOpened(id: LinkId, other: DeviceId, epoch: EpochId): void {
    const { keys } = this.#ledger
    const state = this.#ledger.epoch(epoch)?.state
    if (state === undefined || memberOf(state, other) === undefined) {
      this.#listener.refused('LINK_STATE')
      this.#transport.dropLink(id)
      return
    }
    const key = frameKey(this.#ledger.pair(other).frame, keys.room, epoch)
    const link = new Link({ room: keys.room, epoch, me: keys.device, other, link: id }, key)
    this.#links.set(id, link)
    this.#paces.set(id, new AnswerPace(this.#clock))
    this.#send(link, 'presence', encodePresence('here'))
    this.#send(link, 'have', encodeHave(haveOf(this.#ledger)))
    this.#listener.peersChanged()
  }

  /** A link is gone. */
  linkClosed(id: LinkId): void {
    const link = this.#links.get(id)
    if (link === undefined) return
    this.#links.delete(id)
    this.#paces.get(id)?.stop()
    this.#paces.delete(id)
    this.#repair.lost(link)
    this.#listener.peersChanged()
  }

  /** Takes a frame; a peer that breaks the rules loses its link. */
  frame(id: LinkId, bytes: Uint8Array): void {
    const link = this.#links.get(id)
    if (link === undefined) return
    try {
      this.#take(link, bytes)
    } catch (error) {
      this.#listener.refused(errorCodeOf(error))
      this.#transport.dropLink(id)
      this.linkClosed(id)
    }
  }

  /** Records were verified here: tells every linked device, soon. */
  recordsChanged(): void {
    if (this.#haveTimer !== null) return
    this.#haveTimer = this.#clock.after(HAVE_PAUSE, () => {
      this.#haveTimer = null
      const body = encodeHave(haveOf(this.#ledger))
      for (const link of this.#links.values()) this.#send(link, 'have', body)
    })
  }

  /** What the epochs say has changed: other records count now. */
  epochsChanged(): void {
    this.#repair.again()
  }

  /** Says goodbye on every link and stops all timers. */
  close(): void {
    this.#haveTimer?.()
    this.#haveTimer = null
    this.#repair.stop()
    for (const pace of this.#paces.values()) pace.stop()
    for (const link of this.#links.values()) this.#send(link, 'presence', encodePresence('leaving'))
    this.#paces.clear()
    this.#links.clear()
  }

  #take(link: Link, bytes: Uint8Array): void {
    const { kind, body } = link.open(bytes)
    switch (kind) {
      case 'have':
        this.#takeHave(link, decodeHave(body))
        return
      case 'want':
        this.#takeWant(link, decodeWant(body))
        return
      case 'put':
        this.#takePut(link, body)
        return
      case 'presence':
        if (decodePresence(body) === 'leaving') this.linkClosed(link.ends.link)
    }
  }

  #takeHave(link: Link, have: Have): void {
    link.have = { ...have, heads: have.heads.filter(head => this.#agrees(link, head)) }
    const seqs = new Map(link.have.heads.map(({ strand, seq }) => [strand, seq]))
    this.#haves.set(link.ends.other, { epoch: have.epoch, seqs })
    this.#listener.peersChanged()
    this.#repair.soon()
  }

  /** A head that is another record than the one here confirms nothing, and is asked for (PROTOCOL.md §8.1). */
  #agrees(link: Link, { strand, seq, record }: Head): boolean {
    const mine = this.#ledger.strand(strand)?.idAt(seq)
    if (mine === undefined || mine === record) return true
    link.disputed.add(strand, seq)
    this.#listener.refused('RECORD_EQUIVOCATION')
    return false
  }

  #takeWant(link: Link, ranges: readonly WantedRange[]): void {
    this.#paces.get(link.ends.link)?.answer(() => {
      const puts = answerWant(this.#ledger, link.ends.other, ranges)
      for (const put of puts) this.#send(link, 'put', put)
      return puts.reduce((sum, put) => sum + put.length, 0)
    })
  }

  #takePut(link: Link, body: Uint8Array): void {
    link.ensureAsked()
    const { last, wires } = decodePut(body)
    link.countAnswer(wires)
    if (this.#ledger.takeRecords(wires, header => link.wasAsked(header))) this.#listener.received()
    // whoever is frozen is not asked for: then it was this answer
    if (link.asked.some(({ strand }) => this.#ledger.strand(strand)?.frozen)) this.#listener.peersChanged()
    if (last) this.#repair.done(link)
    else this.#repair.more(link)
  }

  #send(link: Link, kind: 'have' | 'want' | 'put' | 'presence', body: Uint8Array): void {
    this.#transport.sendFrame(link.ends.link, link.seal(kind, body))
  }
}
