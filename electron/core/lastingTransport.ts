import type {
  CarrierOptions,
  LinkId,
  Topic,
  Topics,
  Transport,
  TransportEvent,
} from '../../shared/ports/transport.ts'
import type { EpochId, RoomId } from '../../shared/room/ids.ts'
import type { RelayAccess } from '../../shared/room/relay/relayAccess.ts'
import { carrierNeed, topicNeed, totalNeed } from './netNeeds.ts'
import type { NetSide } from './netSide.ts'
import { NetSupply, type NetSupplyOptions } from './netSupply.ts'
import { WaitingQueue } from './waitingQueue.ts'

/**
 * A Transport that outlives the windows it works through: what is open is told again to each new one. The log of a new window is
 * empty; records that only the old one held come again from the devices that have them (PROTOCOL.md §8).
 */
export class LastingTransport implements Transport {
  readonly #supply: NetSupply
  readonly #carriers = new Map<EpochId, CarrierOptions>()
  readonly #topics = new Map<Topic, readonly string[]>()
  readonly #listeners = new Set<(event: TransportEvent) => void>()
  readonly #waiting = new WaitingQueue<EpochId | Topic>()
  /** The carriers whose relay is being tried. */
  readonly #trials = new Set<EpochId>()
  #soon: readonly string[] = []

  constructor(options: Pick<NetSupplyOptions, 'main' | 'clock'>) {
    this.#supply = new NetSupply({
      ...options,
      need: () => totalNeed({ carriers: this.#carriers, topics: this.#topics }, this.#soon),
      tell: event => this.#say(event),
      onGranted: () => this.#tellNew(),
    })
  }

  /** Servers that are about to be used: the window is made ready for them. */
  needServers(servers: readonly string[]): void {
    this.#soon = servers
    this.#supply.update()
  }

  /** Main made a window; this is its transport. */
  adopt(transport: Transport): void {
    this.#stopTrials()
    this.#supply.adopt(transport)
  }

  /** The window crashed. */
  lost(): void {
    this.#stopTrials()
    this.#supply.lost()
  }

  openCarrier(options: CarrierOptions): void {
    this.#carriers.set(options.epoch, options)
    this.#open(options.epoch)
  }

  closeCarrier(epoch: EpochId): void {
    const side = this.#toldOf(epoch)
    this.#carriers.delete(epoch)
    side?.transport.closeCarrier(epoch)
    this.#close(epoch)
  }

  setTopics(epoch: EpochId, topics: Topics): void {
    const options = this.#carriers.get(epoch)
    if (!options) return
    this.#carriers.set(epoch, { ...options, topics })
    this.#toldOf(epoch)?.transport.setTopics(epoch, topics)
  }

  append(epoch: EpochId, entry: Uint8Array): void {
    const side = this.#toldOf(epoch)
    if (side) side.transport.append(epoch, entry)
    else if (this.#carriers.has(epoch)) this.#waiting.add(epoch, entry)
  }

  sendFrame(link: LinkId, frame: Uint8Array): void {
    if (this.#supply.side?.hasLink(link)) this.#supply.side.transport.sendFrame(link, frame)
  }

  dropLink(link: LinkId): void {
    if (this.#supply.side?.hasLink(link)) this.#supply.side.transport.dropLink(link)
  }

  openTopic(topic: Topic, servers: readonly string[]): void {
    this.#topics.set(topic, servers)
    this.#open(topic)
  }

  closeTopic(topic: Topic): void {
    const side = this.#toldOf(topic)
    this.#topics.delete(topic)
    side?.transport.closeTopic(topic)
    this.#close(topic)
  }

  publishTopic(topic: Topic, payload: Uint8Array): void {
    const side = this.#toldOf(topic)
    if (side) side.transport.publishTopic(topic, payload)
    else if (this.#topics.has(topic)) this.#waiting.add(topic, payload)
  }

  askRelay(room: RoomId, access: RelayAccess): void {
    this.#supply.side?.transport.askRelay(room, access)
  }

  tryRelay(epoch: EpochId): void {
    this.#trials.add(epoch)
    const side = this.#toldOf(epoch)
    if (side) side.transport.tryRelay(epoch)
    else this.#stopTrials()
  }

  listen(listener: (event: TransportEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whoever waits for what comes of a try is not left waiting for a window that is gone. */
  #stopTrials(): void {
    const trial = { outcome: 'stopped', ways: [] } as const
    for (const epoch of this.#trials) this.#say({ type: 'relay-trial', epoch, trial })
  }

  #say(event: TransportEvent): void {
    if (event.type === 'relay-trial') this.#trials.delete(event.epoch)
    for (const listener of this.#listeners) listener(event)
  }

  #toldOf(key: EpochId | Topic): NetSide | null {
    const side = this.#supply.side
    return side?.told.has(key) ? side : null
  }

  #open(key: EpochId | Topic): void {
    this.#supply.side?.told.delete(key)
    this.#supply.update()
    this.#tellNew()
  }

  #close(key: EpochId | Topic): void {
    this.#waiting.drop(key)
    this.#supply.side?.told.delete(key)
    if (this.#carriers.size + this.#topics.size === 0) this.#soon = []
    this.#supply.update()
  }

  #tellNew(): void {
    for (const [epoch, options] of this.#carriers)
      this.#tell(epoch, this.#supply.sideFor(carrierNeed(options)), net => {
        net.openCarrier(options)
        for (const entry of this.#waiting.take(epoch)) net.append(epoch, entry)
      })
    for (const [topic, servers] of this.#topics)
      this.#tell(topic, this.#supply.sideFor(topicNeed(servers)), net => {
        net.openTopic(topic, servers)
        for (const payload of this.#waiting.take(topic)) net.publishTopic(topic, payload)
      })
  }

  #tell(key: EpochId | Topic, side: NetSide | null, tell: (net: Transport) => void): void {
    if (!side || side.told.has(key)) return
    side.told.add(key)
    tell(side.transport)
  }
}
