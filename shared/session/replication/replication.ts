import { type ErrorCode, ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { LinkId, Transport } from '../../ports/transport.ts'
import type { DeviceId, EpochId, StrandId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
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
} from './frameBodies.ts'
import { Link } from './link.ts'
import { missingRanges } from './missingRanges.ts'

/** Haves wait this long in ms, so that many records in a row are confirmed once. */
const HAVE_PAUSE = 40
/** The carrier gets this long in ms to bring what a *have* announces before it is asked for. */
const ASK_PAUSE = 400
/** A *want* without an answer is given up after this many ms. */
const ANSWER_LIMIT = 10_000

/** What replication tells the room. */
export type ReplicationListener = {
  /** Presence or confirmations changed. */
  peersChanged(): void
  refused(code: ErrorCode): void
}

/** Keeps devices in step over their links: *have*, *want*, *put* and presence frames (PROTOCOL.md §8). */
export class Replication {
  readonly #ledger: Ledger
  readonly #transport: Transport
  readonly #clock: Clock
  readonly #listener: ReplicationListener
  readonly #links = new Map<LinkId, Link>()
  readonly #haves = new Map<DeviceId, Have>()
  #haveTimer: (() => void) | null = null
  #askTimer: (() => void) | null = null

  constructor(ledger: Ledger, transport: Transport, clock: Clock, listener: ReplicationListener) {
    this.#ledger = ledger
    this.#transport = transport
    this.#clock = clock
    this.#listener = listener
  }

  /** True when a device has an open link of this epoch, or of any. */
  isLinked(device: DeviceId, epoch?: EpochId): boolean {
    return [...this.#links.values()].some(
      ({ ends }) => ends.other === device && (epoch === undefined || ends.epoch === epoch),
    )
  }

  /** The devices linked through an epoch's carrier. */
  linkedDevices(epoch: EpochId): DeviceId[] {
    return [...this.#links.values()].filter(({ ends }) => ends.epoch === epoch).map(({ ends }) => ends.other)
  }

  /** True when the device's newest *have* covers this place of this strand (PROTOCOL.md §8.1). */
  hasConfirmed(device: DeviceId, strand: StrandId, seq: number): boolean {
    return this.#haves.get(device)?.heads.some(head => head.strand === strand && head.seq >= seq) ?? false
  }

  /** A link passed its handshake. */
  linkOpened(id: LinkId, other: DeviceId, epoch: EpochId): void {
    const { keys } = this.#ledger
    const key = frameKey(this.#ledger.pair(other).frame, keys.room, epoch)
    const link = new Link({ room: keys.room, epoch, me: keys.device, other, link: id }, key)
    this.#links.set(id, link)
    this.#send(link, 'presence', encodePresence('here'))
    this.#send(link, 'have', encodeHave(this.#have()))
    this.#listener.peersChanged()
  }

  /** A link is gone. */
  linkClosed(id: LinkId): void {
    this.#links.get(id)?.answered()
    if (this.#links.delete(id)) this.#listener.peersChanged()
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
      const body = encodeHave(this.#have())
      for (const link of this.#links.values()) this.#send(link, 'have', body)
    })
  }

  /** Says goodbye on every link and stops all timers. */
  close(): void {
    this.#haveTimer?.()
    this.#askTimer?.()
    for (const link of this.#links.values()) {
      link.answered()
      this.#send(link, 'presence', encodePresence('leaving'))
    }
    this.#links.clear()
  }

  #take(link: Link, bytes: Uint8Array): void {
    const { kind, body } = link.open(bytes)
    switch (kind) {
      case 'have':
        this.#takeHave(link, decodeHave(body))
        return
      case 'want':
        for (const put of answerWant(this.#ledger, link.ends.other, decodeWant(body)))
          this.#send(link, 'put', put)
        return
      case 'put':
        this.#takePut(link, body)
        return
      case 'presence':
        if (decodePresence(body) === 'leaving') this.linkClosed(link.ends.link)
    }
  }

  #takeHave(link: Link, have: Have): void {
    link.have = have
    this.#haves.set(link.ends.other, have)
    for (const { strand, seq, record } of have.heads) {
      const mine = this.#ledger.strand(strand)?.idAt(seq)
      if (mine !== undefined && mine !== record) this.#listener.refused('RECORD_EQUIVOCATION')
    }
    this.#listener.peersChanged()
    this.#askSoon()
  }

  #takePut(link: Link, body: Uint8Array): void {
    link.ensureAsked()
    const { last, wires } = decodePut(body)
    for (const wire of wires) this.#ledger.takeRecord(wire, header => link.wasAsked(header))
    if (!last) return
    for (const { strand, from } of link.asked) {
      const next = this.#ledger.strand(strand)?.next ?? 0
      const head = link.have?.heads.find(other => other.strand === strand)
      if (next <= from && head !== undefined) link.fruitless.set(strand, head.seq)
    }
    link.answered()
    this.#ask(link)
  }

  #askSoon(): void {
    if (this.#askTimer !== null) return
    this.#askTimer = this.#clock.after(ASK_PAUSE, () => {
      this.#askTimer = null
      for (const link of this.#links.values()) this.#ask(link)
    })
  }

  #ask(link: Link): void {
    if (link.have === null || link.asked.length > 0) return
    const ranges = missingRanges(
      this.#ledger,
      link.have,
      (strand, head) => link.fruitless.get(strand) === head || this.#isAsked(strand),
    )
    if (ranges.length === 0) return
    link.asked = ranges
    link.stopWaiting = this.#clock.after(ANSWER_LIMIT, () => {
      link.answered()
      this.#askSoon()
    })
    this.#send(link, 'want', encodeWant(ranges))
  }

  #isAsked(strand: StrandId): boolean {
    return [...this.#links.values()].some(link => link.asked.some(range => range.strand === strand))
  }

  #have(): Have {
    const heads = [...this.#ledger.strands].map(log => ({
      strand: log.strand,
      seq: log.next - 1,
      record: log.head,
    }))
    ensure(heads.length <= 4096, 'TOO_LARGE')
    return { epoch: this.#ledger.active.id, heads }
  }

  #send(link: Link, kind: 'have' | 'want' | 'put' | 'presence', body: Uint8Array): void {
    this.#transport.sendFrame(link.ends.link, link.seal(kind, body))
  }
}
