import { base64url } from '../../../../shared/bytes/base64url.ts'
import { compareBytes } from '../../../../shared/bytes/compareBytes.ts'
import { concatBytes } from '../../../../shared/bytes/concatBytes.ts'
import { hex } from '../../../../shared/bytes/hex.ts'
import { hash } from '../../../../shared/crypto/hash.ts'
import { randomBytes } from '../../../../shared/crypto/random.ts'
import type { IceSettings, Topic } from '../../../../shared/ports/transport.ts'
import type { DeviceId, EpochId, RoomId } from '../../../../shared/room/ids.ts'
import type { PlainCarrier } from './peerCall.ts'

/** One epoch of a room with `count` devices, and the carrier options of each of them. */
export class RoomOfPeers {
  readonly epoch = hex(randomBytes(32)) as EpochId
  readonly topic = base64url(randomBytes(24)) as Topic
  readonly signalKey = randomBytes(32)
  readonly devices: readonly DeviceId[]
  readonly #servers: readonly string[]
  readonly #secret = randomBytes(32)
  readonly #room = hex(randomBytes(16)) as RoomId

  constructor(servers: readonly string[], count: number) {
    this.#servers = servers
    this.devices = Array.from({ length: count }, () => hex(randomBytes(16)) as DeviceId)
  }

  device(index: number): DeviceId {
    const device = this.devices[index]
    if (!device) throw new RangeError(`no device ${index}`)
    return device
  }

  /** The same key for both of a pair, whoever asks. */
  pairKey(kind: 'link' | 'signal', a: DeviceId, b: DeviceId): Uint8Array {
    const ends = [Buffer.from(a), Buffer.from(b)].sort(compareBytes)
    return hash('pair', concatBytes(Buffer.from(kind), this.#secret), ...ends)
  }

  carrier(index: number, ice: IceSettings = { policy: 'direct', servers: [] }): PlainCarrier {
    const self = this.device(index)
    return {
      room: this.#room,
      epoch: this.epoch,
      self,
      servers: this.#servers,
      topics: { publish: this.topic, listen: [this.topic] },
      signalKey: this.signalKey,
      peers: this.devices
        .filter(device => device !== self)
        .map(device => ({
          device,
          linkKey: this.pairKey('link', self, device),
          signalKey: this.pairKey('signal', self, device),
        })),
      ice,
    }
  }
}
