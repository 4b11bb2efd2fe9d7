import type { DeviceId } from '../../../../shared/room/ids.ts'
import type { PlainCarrier } from './peerCall.ts'

/**
 * How a raw member shakes hands on a link: as she should; the same, and she answers pings from then on; with the other's own nonce; under another epoch; with nothing at all;
 * or not herself, because the bytes of the channel are somebody else's.
 */
export type Shake = 'honest' | 'lasting' | 'mirror' | 'other-epoch' | 'silent' | 'piped'

/** What a test tells the process of raw members; `as` is the one who does it. */
export type StormCall = { readonly as: string } & (
  | {
      readonly do: 'join'
      readonly carrier: PlainCarrier
      readonly peerId: string
      readonly server: string
      readonly shake: Shake
      /** Links to whoever says she is here. */
      readonly eager?: boolean
    }
  | { readonly do: 'leave' }
  /** Broadcasts announces, each from a session and peer id of its own. */
  | { readonly do: 'ghosts'; readonly count: number }
  /** Sends a payload, directed with a good MAC, so many times, each with a number and nonce of its own. */
  | {
      readonly do: 'tell'
      readonly to: DeviceId
      readonly messages: readonly unknown[]
      readonly times?: number
    }
  /** Sends this many candidates for one address, each with another port. */
  | {
      readonly do: 'candidates'
      readonly to: DeviceId
      readonly count: number
      readonly address: string
      readonly port?: number
    }
  /** Offers a real connection and shakes hands on it. */
  | { readonly do: 'link'; readonly to: DeviceId }
  /** Everything that comes on one's channel goes out on another's. */
  | { readonly do: 'pipe'; readonly into: string }
  /** Sends bytes on the data channel as they are. */
  | { readonly do: 'send'; readonly to: DeviceId; readonly bytes: Uint8Array }
  /** Sends a chunk again and again, as fast as the channel takes it, numbered or not, until so many bytes are out or it is closed. */
  | {
      readonly do: 'flood'
      readonly to: DeviceId
      readonly bytes: Uint8Array
      readonly total: number
      readonly numbered?: boolean
    }
)

/** What a raw member tells the test. */
export type StormEvent =
  | { readonly type: 'ready' }
  | {
      readonly type: 'heard'
      readonly as: string
      readonly from: DeviceId
      readonly peerId: string
      readonly what: string
    }
  | { readonly type: 'linked'; readonly as: string; readonly to: DeviceId }
  | { readonly type: 'open'; readonly as: string; readonly to: DeviceId }
  | { readonly type: 'closed'; readonly as: string; readonly to: DeviceId }
  | { readonly type: 'bytes'; readonly as: string; readonly to: DeviceId; readonly bytes: Uint8Array }
  | { readonly type: 'flooded'; readonly as: string; readonly to: DeviceId; readonly sent: number }
