import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import type { ChildPeer } from './childPeer.ts'
import type { HostileCall, HostileEvent } from './hostileCall.ts'
import type { Peer } from './peer.ts'
import { RoomOfPeers } from './roomOfPeers.ts'
import type { Stage } from './stage.ts'

/** A room of three: Ann, who is there; Ben, who comes later; and Mallory, who is a member and keeps no rule. */
export class Trio {
  readonly ann: Peer
  readonly ben: Peer
  readonly mallory: ChildPeer<HostileCall, HostileEvent>
  readonly #room: RoomOfPeers

  private constructor(
    room: RoomOfPeers,
    [ann, ben]: readonly [Peer, Peer],
    mallory: ChildPeer<HostileCall, HostileEvent>,
  ) {
    this.#room = room
    this.ann = ann
    this.ben = ben
    this.mallory = mallory
  }

  static async on(stage: Stage): Promise<Trio> {
    const honest = [await stage.peer(), await stage.peer()] as const
    const trio = new Trio(new RoomOfPeers([stage.url], 3), honest, await stage.hostile())
    const { ann } = trio
    ann.do({ do: 'openCarrier', carrier: trio.#room.carrier(0) })
    await ann.until('her server', () => ann.of('server').some(event => event.state === 'open'))
    return trio
  }

  async end(): Promise<void> {
    for (const peer of [this.ann, this.ben, this.mallory]) await peer.kill()
  }

  /** Mallory comes and has Ann's directed announce; gives Ann's peer id. */
  async malloryComes(peerId: string): Promise<string> {
    const { mallory } = this
    const carrier = this.#room.carrier(2)
    mallory.do({ do: 'join', carrier: { ...carrier, peers: carrier.peers.slice(0, 1) }, peerId })
    await mallory.until('an announce of Ann', () => mallory.of('heard').length > 0)
    return mallory.of('heard')[0]?.message.from ?? ''
  }

  /** An honest device still comes in and is heard. */
  async benIsServed(): Promise<void> {
    const { ann, ben } = this
    ben.do({ do: 'openCarrier', carrier: this.#room.carrier(1) })
    await ben.until('a link to Ann', () => ben.links.some(open => open.device === this.#room.device(0)))
    ben.do({ do: 'append', epoch: this.#room.epoch, entries: [Buffer.from('from Ben')] })
    const fromBen = () => ann.of('entry').some(event => Buffer.from(event.entry).toString() === 'from Ben')
    await ann.until('the entry of Ben', fromBen)
  }

  /** Ann has refused something for this reason. */
  refused(code: ErrorCode): Promise<void> {
    return this.ann.until(`refused ${code}`, () => this.ann.of('refused').some(event => event.code === code))
  }
}
