import { hex } from '../../../shared/bytes/hex.ts'
import { fromUtf8, utf8 } from '../../../shared/bytes/utf8.ts'
import { hash } from '../../../shared/crypto/hash.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type {
  CarrierOptions,
  LinkId,
  RelayAnswer,
  RelayTrial,
  ServerState,
  Topic,
  Transport,
  TransportEvent,
} from '../../../shared/ports/transport.ts'
import type { DeviceId, EpochId, RoomId } from '../../../shared/room/ids.ts'
import type { RelayAccess } from '../../../shared/room/relay/relayAccess.ts'
import { delaysOf, type NetworkFaults } from './networkFaults.ts'

/** An open link between two transports, and when the last frame of each direction arrives. */
export type SimulatedLink = {
  readonly id: LinkId
  readonly epoch: EpochId
  readonly ends: readonly [SimulatedTransport, SimulatedTransport]
  readonly lastFrame: Map<SimulatedTransport, number>
}

/** What crossed the network, for tests that look at every byte. A topic's name stands before its payload. */
export type Crossing = {
  readonly kind: 'entry' | 'frame' | 'topic'
  readonly from: SimulatedTransport
  readonly bytes: Uint8Array
  readonly topic?: Topic
}

const LATENCY = 5
/** The first byte of an entry that is an epoch (PROTOCOL.md §7.4). */
const EPOCH = 2
/** A lost link is looked for again after this many ms. */
const RECONNECT = 2_000

/** A network in memory behind the Transport port: links, carriers, topics, cuts; time is the simulated clock's. */
export class SimulatedNetwork {
  readonly clock: Clock
  readonly transports: SimulatedTransport[] = []
  readonly crossings: Crossing[] = []
  /** What goes wrong from now on; null for a perfect network. */
  faults: NetworkFaults | null
  /** What the server gives to who asks for a relay with a token. */
  relay: (token: string) => RelayAnswer | null = () => null
  /** Whether a device with these options can be linked at all. */
  isUsable: (options: CarrierOptions) => boolean = () => true
  /** What comes of trying the relay of a carrier; null when nothing ever does. */
  trial: (options: CarrierOptions) => RelayTrial | null = () => ({ outcome: 'none', ways: [] })
  #links = new Set<SimulatedLink>()
  #made = 0

  constructor(clock: Clock, faults: NetworkFaults | null = null) {
    this.clock = clock
    this.faults = faults
  }

  /** The open links. */
  get links(): readonly SimulatedLink[] {
    return [...this.#links]
  }

  /** A new device's door to this network. */
  join(): SimulatedTransport {
    const transport = new SimulatedTransport(this)
    this.transports.push(transport)
    return transport
  }

  /** Delivers to one transport a little later, unless it is cut off by then. */
  later(to: SimulatedTransport, run: () => void, delay = 0): void {
    this.clock.after(LATENCY + delay, () => {
      if (!to.isCut) run()
    })
  }

  /** Sends a frame over a link: in order, once, and only while the link is there. */
  sendFrame(link: SimulatedLink, from: SimulatedTransport, bytes: Uint8Array, deliver: () => void): void {
    this.crossings.push({ kind: 'frame', from, bytes })
    const now = this.clock.now()
    const delay = this.faults?.random.below(this.faults.jitter + 1) ?? 0
    const at = Math.max(now + LATENCY + delay, link.lastFrame.get(from) ?? 0)
    link.lastFrame.set(from, at)
    this.clock.after(at - now, () => {
      if (this.#links.has(link)) deliver()
    })
  }

  /** Sends an entry of a carrier's log over a link. */
  sendEntry(
    link: SimulatedLink,
    from: SimulatedTransport,
    bytes: Uint8Array,
    deliver: (to: SimulatedTransport) => void,
  ): void {
    this.crossings.push({ kind: 'entry', from, bytes })
    const to = farEnd(link, from)
    const arrive = () => this.#links.has(link) && deliver(to)
    for (const delay of delaysOf(this.faults, 'entry', bytes[0] === EPOCH)) this.later(to, arrive, delay)
  }

  /** Publishes on a topic to everybody else. */
  publish(
    from: SimulatedTransport,
    topic: Topic,
    bytes: Uint8Array,
    deliver: (to: SimulatedTransport) => void,
  ): void {
    this.crossings.push({ kind: 'topic', from, bytes, topic })
    for (const to of this.transports) {
      if (to === from || to.island !== from.island) continue
      for (const delay of delaysOf(this.faults, 'topic')) this.later(to, () => deliver(to), delay)
    }
  }

  /** Links every pair that should be linked and is not. */
  connect(): void {
    for (const [at, one] of this.transports.entries())
      for (const other of this.transports.slice(at + 1)) this.#connectPair(one, other)
  }

  /** Closes the links that a filter names. */
  disconnect(matches: (link: SimulatedLink) => boolean): void {
    const closing = [...this.#links].filter(matches)
    for (const link of closing) this.#links.delete(link)
    for (const link of closing) for (const end of link.ends) end.linkClosed(link)
    if (closing.length > 0) this.clock.after(RECONNECT, () => this.connect())
  }

  /** The open links of a transport. */
  linksOf(transport: SimulatedTransport): SimulatedLink[] {
    return [...this.#links].filter(link => link.ends.includes(transport))
  }

  #connectPair(one: SimulatedTransport, other: SimulatedTransport): void {
    if (one.isCut || other.isCut || one.island !== other.island) return
    for (const epoch of one.carriers.keys()) {
      if (!meets(one, other, epoch) || this.#areLinked(one, other, epoch)) continue
      if ([one, other].some(({ carriers }) => !this.#canUse(carriers.get(epoch)))) continue
      this.#made += 1
      const id = hex(hash('link-id', utf8(`${this.#made}`)).subarray(0, 16)) as LinkId
      const link: SimulatedLink = { id, epoch, ends: [one, other], lastFrame: new Map() }
      this.#links.add(link)
      // both ends open in one moment: a frame never overtakes the opening of its link
      this.clock.after(LATENCY, () => {
        if (this.#links.has(link)) for (const end of link.ends) end.linkOpened(link)
      })
    }
  }

  #canUse(carrier: Carrier | undefined): boolean {
    return carrier !== undefined && this.isUsable(carrier.options)
  }

  #areLinked(one: SimulatedTransport, other: SimulatedTransport, epoch: EpochId): boolean {
    return [...this.#links].some(
      link => link.epoch === epoch && link.ends.includes(one) && link.ends.includes(other),
    )
  }
}

/** The other end of a link. */
export function farEnd(link: SimulatedLink, near: SimulatedTransport): SimulatedTransport {
  return link.ends[0] === near ? link.ends[1] : link.ends[0]
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

type Carrier = { readonly options: CarrierOptions; readonly log: Map<string, Uint8Array> }

/** One device's Transport on the simulated network. */
export class SimulatedTransport implements Transport {
  readonly carriers = new Map<EpochId, Carrier>()
  readonly topics = new Map<Topic, readonly string[]>()
  isCut = false
  /** Devices of different islands do not reach each other. */
  island = 0
  readonly #network: SimulatedNetwork
  readonly #listeners = new Set<(event: TransportEvent) => void>()

  constructor(network: SimulatedNetwork) {
    this.#network = network
  }

  openCarrier(options: CarrierOptions): void {
    if (this.carriers.has(options.epoch)) return
    this.carriers.set(options.epoch, { options, log: new Map() })
    this.#network.later(this, () => {
      this.#tellServers(options.servers, 'open')
      this.#network.connect()
    })
  }

  closeCarrier(epoch: EpochId): void {
    this.#network.disconnect(link => link.epoch === epoch && link.ends.includes(this))
    this.carriers.delete(epoch)
  }

  setTopics(epoch: EpochId, topics: CarrierOptions['topics']): void {
    const carrier = this.carriers.get(epoch)
    if (carrier === undefined) return
    this.carriers.set(epoch, { ...carrier, options: { ...carrier.options, topics } })
    this.#network.later(this, () => this.#network.connect())
  }

  append(epoch: EpochId, entry: Uint8Array): void {
    this.carriers.get(epoch)?.log.set(nameOf(entry), entry)
    for (const link of this.#network.linksOf(this)) if (link.epoch === epoch) this.#sendEntry(link, entry)
  }

  sendFrame(id: LinkId, frame: Uint8Array): void {
    const link = this.#network.linksOf(this).find(other => other.id === id)
    if (link === undefined) return
    const to = farEnd(link, this)
    this.#network.sendFrame(link, this, frame, () =>
      to.#tell({ type: 'frame', epoch: link.epoch, link: id, frame }),
    )
  }

  dropLink(id: LinkId): void {
    this.#network.disconnect(link => link.id === id)
  }

  openTopic(topic: Topic, servers: readonly string[]): void {
    this.topics.set(topic, servers)
    this.#network.later(this, () => this.#tellServers(servers, 'open'))
  }

  closeTopic(topic: Topic): void {
    this.topics.delete(topic)
  }

  publishTopic(topic: Topic, payload: Uint8Array): void {
    if (this.isCut) return
    this.#network.publish(this, topic, payload, to => {
      if (to.topics.has(topic)) to.#tell({ type: 'topic-message', topic, payload })
    })
  }

  askRelay(room: RoomId, { token }: RelayAccess): void {
    const answer = this.#network.relay(fromUtf8(token.expose()))
    this.#network.later(this, () => this.#tell({ type: 'relay', room, answer }))
  }

  tryRelay(epoch: EpochId): void {
    const options = this.carriers.get(epoch)?.options
    const trial = options ? this.#network.trial(options) : null
    if (trial) this.#network.later(this, () => this.#tell({ type: 'relay-trial', epoch, trial }))
  }

  listen(listener: (event: TransportEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Something comes in on a topic, whoever sent it. */
  hear(topic: Topic, payload: Uint8Array): void {
    if (this.topics.has(topic)) this.#tell({ type: 'topic-message', topic, payload })
  }

  /** Takes this device to an island; links to others are lost. */
  moveTo(island: number): void {
    this.island = island
    this.#network.disconnect(({ ends }) => ends.includes(this) && ends[0].island !== ends[1].island)
    this.#network.connect()
    for (const state of ['closed', 'open'] as const) this.#tellServers(this.#servers(), state)
  }

  /** Cuts this device off: links and servers are lost, nothing arrives. */
  cut(): void {
    this.isCut = true
    this.#network.disconnect(link => link.ends.includes(this))
    this.#tellServers(this.#servers(), 'closed')
  }

  /** Brings the network back. */
  heal(): void {
    this.isCut = false
    this.#tellServers(this.#servers(), 'open')
    this.#network.connect()
  }

  /** The process is killed: nothing more is heard or said, and nobody is told goodbye. */
  crash(): void {
    this.#listeners.clear()
    this.topics.clear()
    this.#network.disconnect(link => link.ends.includes(this))
    this.carriers.clear()
  }

  /** Tells this device's app an event that nobody on the network has caused. */
  pretend(event: TransportEvent): void {
    this.#tell(event)
  }

  linkOpened(link: SimulatedLink): void {
    const device = this.#deviceAt(link)
    if (device === undefined) return
    this.#tell({ type: 'link-open', epoch: link.epoch, link: link.id, device })
    const path = this.carriers.get(link.epoch)?.options.ice.policy ?? 'unknown'
    this.#tell({ type: 'link-path', epoch: link.epoch, link: link.id, path })
    for (const entry of this.carriers.get(link.epoch)?.log.values() ?? []) this.#sendEntry(link, entry)
  }

  linkClosed(link: SimulatedLink): void {
    const device = this.#deviceAt(link)
    if (device !== undefined) this.#tell({ type: 'link-closed', epoch: link.epoch, link: link.id, device })
  }

  takeEntry(epoch: EpochId, entry: Uint8Array): void {
    const carrier = this.carriers.get(epoch)
    if (carrier === undefined || carrier.log.has(nameOf(entry))) return
    carrier.log.set(nameOf(entry), entry)
    this.#tell({ type: 'entry', epoch, entry })
    for (const link of this.#network.linksOf(this)) if (link.epoch === epoch) this.#sendEntry(link, entry)
  }

  #deviceAt(link: SimulatedLink): DeviceId | undefined {
    return farEnd(link, this).carriers.get(link.epoch)?.options.self
  }

  #servers(): string[] {
    const ofCarriers = [...this.carriers.values()].flatMap(({ options }) => options.servers)
    return [...new Set([...ofCarriers, ...[...this.topics.values()].flat()])]
  }

  #tellServers(servers: readonly string[], state: ServerState): void {
    for (const url of servers) this.#tell({ type: 'server', url, state })
  }

  #sendEntry(link: SimulatedLink, entry: Uint8Array): void {
    this.#network.sendEntry(link, this, entry, to => to.takeEntry(link.epoch, entry))
  }

  #tell(event: TransportEvent): void {
    for (const listener of [...this.#listeners]) listener(event)
  }
}

const names = new WeakMap<Uint8Array, string>()

/** An entry's content as text; the same bytes cross every link. */
function nameOf(entry: Uint8Array): string {
  const name = names.get(entry) ?? hex(entry)
  names.set(entry, name)
  return name
}
