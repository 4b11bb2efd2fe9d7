import type { TransportEvent } from '../../../../shared/ports/transport.ts'
import { ChildPeer } from './childPeer.ts'
import type { PeerCall } from './peerCall.ts'

type Memory = { readonly type: 'memory'; readonly rss: number }

/** An honest peer in a process of its own, as a test sees it. */
export class Peer extends ChildPeer<PeerCall, TransportEvent | Memory> {
  /** Links that are open now. */
  get links(): Extract<TransportEvent, { type: 'link-open' }>[] {
    const closed = new Set(this.of('link-closed').map(event => event.link))
    return this.of('link-open').filter(event => !closed.has(event.link))
  }

  linked(count: number, timeoutMs?: number): Promise<void> {
    return this.until(`${count} links`, () => this.links.length === count, timeoutMs)
  }

  /** MiB that its process holds. */
  async memoryMiB(): Promise<number> {
    const before = this.of('memory').length
    this.do({ do: 'memory' })
    await this.until('its memory', () => this.of('memory').length > before)
    return (this.of('memory').at(-1)?.rss ?? 0) / 1024 / 1024
  }
}
