import { hex } from '../../../shared/bytes/hex.ts'
import { utf8 } from '../../../shared/bytes/utf8.ts'
import { hash } from '../../../shared/crypto/hash.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type {
  CarrierOptions,
  LinkId,
  Topic,
  Transport,
  TransportEvent,
} from '../../../shared/ports/transport.ts'
import type { DeviceId, EpochId } from '../../../shared/room/ids.ts'

type Carrier = { readonly options: CarrierOptions; readonly log: Map<string, Uint8Array> }
type SimulatedLink = {
  readonly id: LinkId
  readonly epoch: EpochId
  readonly ends: readonly [SimulatedTransport, SimulatedTransport]
}

/** What crossed the network, for tests that look at every byte. */
export type Crossing = { readonly kind: 'entry' | 'frame' | 'topic'; readonly bytes: Uint8Array }

const LATENCY = 5

/** A network in memory behind the Transport port: links, carriers, topics, cuts; time is the simulated clock's. */
export class SimulatedNetwork {
  readonly clock: Clock
  readonly transports: SimulatedTransport[] = []
  readonly crossings: Crossing[] = []
  #links: SimulatedLink[] = []
  #made = 0

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** A new device's door to this network. */
  join(): SimulatedTransport {
    const transport = new SimulatedTransport(this)
    this.transports.push(transport)
    return transport
  }

  /** Delivers to one transport a little later, unless it is cut off or gone by then. */
  later(to: SimulatedTransport, run: () => void): void {
    this.clock.after(LATENCY, () => {
      if (!to.isCut) run()
    })
  }

  /** Links every pair that should be linked and is not. */
  connect(): void {
    for (const [at, one] of this.transports.entries())
      for (const other of this.transports.slice(at + 1)) this.#connectPair(one, other)
  }

  /** Closes the links that a filter names. */
  disconnect(matches: (link: SimulatedLink) => boolean): void {
    const closing = this.#links.filter(matches)
    this.#links = this.#links.filter(link => !closing.includes(link))
    for (const link of closing) for (const end of link.ends) end.linkClosed(link)
  }

  /** The open links of a transport. */
  linksOf(transport: SimulatedTransport): SimulatedLink[] {
    return this.#links.filter(link => link.ends.includes(transport))
  }

  #connectPair(one: SimulatedTransport, other: SimulatedTransport): void {
    if (one.isCut || other.isCut) return
    for (const epoch of one.carriers.keys()) {
      if (!meets(one, other, epoch) || this.#areLinked(one, other, epoch)) continue
      this.#made += 1
      const id = hex(hash('link-id', utf8(`${this.#made}`)).subarray(0, 16)) as LinkId
      const link = { id, epoch, ends: [one, other] as const }
      this.#links.push(link)
      for (const end of link.ends) this.later(end, () => this.#links.includes(link) && end.linkOpened(link))
    }
  }

  #areLinked(one: SimulatedTransport, other: SimulatedTransport, epoch: EpochId): boolean {
    return this.#links.some(
      link => link.epoch === epoch && link.ends.includes(one) && link.ends.includes(other),
    )
  }
}

function meets(one: SimulatedTransport, other: SimulatedTransport, epoch: EpochId): boolean {
  const mine = one.carriers.get(epoch)?.options
  const theirs = other.carriers.get(epoch)?.options
  if (mine === undefined || theirs === undefined) return false
  return (
    mine.topics.listen.includes(theirs.topics.publish) &&
    mine.peers.some(peer => peer.device === theirs.self) &&
    theirs.peers.some(peer => peer.device === mine.self)
  )
}

/** One device's Transport on the simulated network. */
export class SimulatedTransport implements Transport {
  readonly carriers = new Map<EpochId, Carrier>()
  readonly topics = new Set<Topic>()
  isCut = false
  readonly #network: SimulatedNetwork
  readonly #listeners = new Set<(event: TransportEvent) => void>()

  constructor(network: SimulatedNetwork) {
    this.#network = network
  }

  openCarrier(options: CarrierOptions): void {
    if (this.carriers.has(options.epoch)) return
    this.carriers.set(options.epoch, { options, log: new Map() })
    for (const url of options.servers)
      this.#network.later(this, () => this.#tell({ type: 'server', url, state: 'open' }))
    this.#network.later(this, () => this.#network.connect())
  }

  closeCarrier(epoch: EpochId): void {
    this.carriers.delete(epoch)
    this.#network.disconnect(link => link.epoch === epoch && link.ends.includes(this))
  }

  setTopics(epoch: EpochId, topics: CarrierOptions['topics']): void {
    const carrier = this.carriers.get(epoch)
    if (carrier !== undefined)
      this.carriers.set(epoch, { ...carrier, options: { ...carrier.options, topics } })
  }

  append(epoch: EpochId, entry: Uint8Array): void {
    this.carriers.get(epoch)?.log.set(hex(entry), entry)
    for (const link of this.#network.linksOf(this)) if (link.epoch === epoch) this.#sendEntry(link, entry)
  }

  sendFrame(id: LinkId, frame: Uint8Array): void {
    const link = this.#network.linksOf(this).find(other => other.id === id)
    if (link === undefined) return
    this.#network.crossings.push({ kind: 'frame', bytes: frame })
    const to = farEnd(link, this)
    this.#network.later(to, () => to.#tell({ type: 'frame', epoch: link.epoch, link: id, frame }))
  }

  dropLink(id: LinkId): void {
    this.#network.disconnect(link => link.id === id)
  }

  openTopic(topic: Topic, servers: readonly string[]): void {
    this.topics.add(topic)
    for (const url of servers)
      this.#network.later(this, () => this.#tell({ type: 'server', url, state: 'open' }))
  }

  closeTopic(topic: Topic): void {
    this.topics.delete(topic)
  }

  publishTopic(topic: Topic, payload: Uint8Array): void {
    if (this.isCut) return
    this.#network.crossings.push({ kind: 'topic', bytes: payload })
    for (const to of this.#network.transports) {
      if (to === this) continue
      this.#network.later(
        to,
        () => to.topics.has(topic) && to.#tell({ type: 'topic-message', topic, payload }),
      )
    }
  }

  listen(listener: (event: TransportEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Cuts this device off: links close, nothing arrives. */
  cut(): void {
    this.isCut = true
    this.#network.disconnect(link => link.ends.includes(this))
  }

  /** Brings the network back. */
  heal(): void {
    this.isCut = false
    this.#network.connect()
  }

  linkOpened(link: SimulatedLink): void {
    const device = this.#deviceAt(farEnd(link, this), link.epoch)
    if (device === undefined) return
    this.#tell({ type: 'link-open', epoch: link.epoch, link: link.id, device })
    for (const entry of this.carriers.get(link.epoch)?.log.values() ?? []) this.#sendEntry(link, entry)
  }

  linkClosed(link: SimulatedLink): void {
    const device = this.#deviceAt(farEnd(link, this), link.epoch)
    if (device !== undefined) this.#tell({ type: 'link-closed', epoch: link.epoch, link: link.id, device })
  }

  #deviceAt(transport: SimulatedTransport, epoch: EpochId): DeviceId | undefined {
    const carrier = this.carriers.get(epoch) ?? transport.carriers.get(epoch)
    const far = transport.carriers.get(epoch)?.options.self
    return far ?? carrier?.options.peers[0]?.device
  }

  #sendEntry(link: SimulatedLink, entry: Uint8Array): void {
    this.#network.crossings.push({ kind: 'entry', bytes: entry })
    const to = farEnd(link, this)
    this.#network.later(to, () => to.#takeEntry(link.epoch, entry))
  }

  #takeEntry(epoch: EpochId, entry: Uint8Array): void {
    const carrier = this.carriers.get(epoch)
    if (carrier === undefined || carrier.log.has(hex(entry))) return
    carrier.log.set(hex(entry), entry)
    this.#tell({ type: 'entry', epoch, entry })
    for (const link of this.#network.linksOf(this)) if (link.epoch === epoch) this.#sendEntry(link, entry)
  }

  #tell(event: TransportEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}

function farEnd(link: SimulatedLink, near: SimulatedTransport): SimulatedTransport {
  return link.ends[0] === near ? link.ends[1] : link.ends[0]
}
