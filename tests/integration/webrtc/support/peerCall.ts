import type { CarrierOptions, Topics } from '../../../../shared/ports/transport.ts'
import type { DeviceId } from '../../../../shared/room/ids.ts'

/** Carrier options as they cross to another process: the keys as bytes. */
export type PlainCarrier = Omit<CarrierOptions, 'signalKey' | 'peers'> & {
  readonly signalKey: Uint8Array
  readonly peers: readonly {
    readonly device: DeviceId
    readonly linkKey: Uint8Array
    readonly signalKey: Uint8Array
  }[]
}

/** What a test tells a peer process to do. */
export type PeerCall =
  | { readonly do: 'openCarrier'; readonly carrier: PlainCarrier }
  | { readonly do: 'closeCarrier'; readonly epoch: string }
  | { readonly do: 'setTopics'; readonly epoch: string; readonly topics: Topics }
  | { readonly do: 'append'; readonly epoch: string; readonly entries: readonly Uint8Array[] }
  | { readonly do: 'sendFrame'; readonly link: string; readonly frame: Uint8Array }
  | { readonly do: 'dropLink'; readonly link: string }
  | { readonly do: 'openTopic'; readonly topic: string; readonly servers: readonly string[] }
  | { readonly do: 'closeTopic'; readonly topic: string }
  | { readonly do: 'publishTopic'; readonly topic: string; readonly payload: Uint8Array }
  | { readonly do: 'memory' }
  | { readonly do: 'exit' }
