import type { TransportEvent } from '../../../../shared/ports/transport.ts'
import { ChildPeer } from './childPeer.ts'
import type { PeerCall } from './peerCall.ts'

/** An honest peer in a process of its own, as a test sees it. */
export class Peer extends ChildPeer<PeerCall, TransportEvent> {
  /** Links that are open now. */
  get links(): Extract<TransportEvent, { type: 'link-open' }>[] {
    const closed = new Set(this.of('link-closed').map(event => event.link))
    return this.of('link-open').filter(event => !closed.has(event.link))
  }

  linked(count: number, timeoutMs?: number): Promise<void> {
    return this.until(`${count} links`, () => this.links.length === count, timeoutMs)
  }
}
