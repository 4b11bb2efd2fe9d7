import { hex } from '../../../shared/bytes/hex.ts'
import type {
  CarrierOptions,
  LinkId,
  ServerState,
  Topic,
  Transport,
  TransportEvent,
} from '../../../shared/ports/transport.ts'
import type { DeviceId, EpochId } from '../../../shared/room/ids.ts'
import { farEnd, type SimulatedLink, type SimulatedNetwork } from './simulatedNetwork.ts'

type Carrier = { readonly options: CarrierOptions; readonly log: Map<string, Uint8Array> }

/** One device's Transport on the simulated network. */
export class SimulatedTransport implements Transport {
  readonly carriers = new Map<EpochId, Carrier>()
  readonly topics = new Map<Topic, readonly string[]>()
  isCut = false
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
    this.carriers.get(epoch)?.log.set(hex(entry), entry)
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

  listen(listener: (event: TransportEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
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

  linkOpened(link: SimulatedLink): void {
    const device = this.#deviceAt(link)
    if (device === undefined) return
    this.#tell({ type: 'link-open', epoch: link.epoch, link: link.id, device })
    for (const entry of this.carriers.get(link.epoch)?.log.values() ?? []) this.#sendEntry(link, entry)
  }

  linkClosed(link: SimulatedLink): void {
    const device = this.#deviceAt(link)
    if (device !== undefined) this.#tell({ type: 'link-closed', epoch: link.epoch, link: link.id, device })
  }

  takeEntry(epoch: EpochId, entry: Uint8Array): void {
    const carrier = this.carriers.get(epoch)
    if (carrier === undefined || carrier.log.has(hex(entry))) return
    carrier.log.set(hex(entry), entry)
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
