import type { PlainCarrier } from './peerCall.ts'

/** What a test tells a hostile peer to do; it holds a member's keys and keeps no rule. */
export type HostileCall =
  | { readonly do: 'join'; readonly carrier: PlainCarrier; readonly peerId: string }
  /** Broadcasts announces, each from a session and peer id of its own. */
  | { readonly do: 'ghosts'; readonly count: number }
  /** Sends messages, directed to the victim with a good MAC. */
  | { readonly do: 'tell'; readonly messages: readonly unknown[] }
  /** Offers a real connection to the victim and shakes hands on it. */
  | { readonly do: 'link' }
  /** Sends bytes on the data channel as they are. */
  | { readonly do: 'send'; readonly bytes: Uint8Array }

/** What a hostile peer tells its test. */
export type HostileEvent =
  | { readonly type: 'ready' }
  | { readonly type: 'heard'; readonly message: { readonly type: string; readonly from: string } }
  | { readonly type: 'linked' }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  | { readonly type: 'closed' }
