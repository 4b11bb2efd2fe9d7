import type { ErrorCode } from '../bytes/protocolError.ts'
import type { Brand } from '../crypto/brand.ts'
import type { Secret } from '../crypto/secret.ts'
import type { DeviceId, EpochId, RoomId } from '../room/ids.ts'
import type { RelayAccess } from '../room/relay/relayAccess.ts'
import type { ServerProblem } from './serverViews.ts'

/** One authenticated connection to one device: 16 bytes of the link handshake as hexadecimal text (PROTOCOL.md §7). */
export type LinkId = Brand<string, 'LinkId'>

/** A signalling topic: 24 bytes as 32 base64url characters (PROTOCOL.md §6.1). */
export type Topic = Brand<string, 'Topic'>

/** The topics of a carrier: one to publish on, and all that are listened to (yesterday's for a while after midnight) (PROTOCOL.md §7.5). */
export type Topics = { readonly publish: Topic; readonly listen: readonly Topic[] }

/** Another device of the epoch, with the two pairwise keys that net may hold (PROTOCOL.md §3). */
export type CarrierPeer = {
  readonly device: DeviceId
  readonly linkKey: Secret<'pair-link'>
  readonly signalKey: Secret<'pair-signal'>
}

/** ICE as the room decided it: `relay` gathers relay candidates only; `direct` also host candidates. No server means none. */
export type IceSettings = {
  readonly policy: 'relay' | 'direct'
  readonly servers: readonly {
    readonly urls: readonly string[]
    readonly username?: string
    readonly credential?: string
  }[]
}

/** What a server answered to a question for a relay, not checked yet but for its sizes; the credential is ASCII (PROTOCOL.md §6.6). */
export type RelayAnswer = {
  readonly urls: readonly string[]
  readonly username: string
  readonly credential: Uint8Array
  readonly lifetime: number
}

/** Everything net needs for one epoch's carrier; no content key is among it (PROTOCOL.md §6, §7). */
export type CarrierOptions = {
  readonly room: RoomId
  readonly epoch: EpochId
  readonly self: DeviceId
  readonly servers: readonly string[]
  readonly topics: Topics
  readonly signalKey: Secret<'signal'>
  readonly peers: readonly CarrierPeer[]
  readonly ice: IceSettings
}

/** The way of a link: from computer to computer, through a relay, or not known. It says nothing of addresses. */
export type LinkPath = 'direct' | 'relay' | 'unknown'

/** How a relay is spoken to, as its address says. */
export type RelayWay = 'udp' | 'tcp' | 'tls'

/**
 * What came of trying one address of a relay: bytes went there and back; it gave an address, and nothing came through; it has no room;
 * it does not accept the credential; it does not answer.
 */
export type RelayOutcome = 'works' | 'silent' | 'full' | 'refused' | 'unreachable'

/** What a link that may only use a relay came to there: an address; none, since the relay did not take the credential; none for any other reason (PROTOCOL.md §6.6). */
export type RelayReach = 'reached' | 'denied' | 'unreachable'

/** What came of trying a room's relay: the best of its ways, or why none was tried to the end. The round trip is in ms. */
export type RelayTrial = {
  readonly outcome: RelayOutcome | 'none' | 'busy' | 'stopped'
  readonly ways: readonly {
    readonly way: RelayWay
    readonly outcome: RelayOutcome
    readonly roundTrip: number | null
  }[]
}

/** State of one signalling server as this computer sees it. */
export type ServerState = 'connecting' | 'open' | 'closed'

/** What the transport tells core. A carrier is named by its epoch. */
export type TransportEvent =
  | { readonly type: 'entry'; readonly epoch: EpochId; readonly entry: Uint8Array }
  | { readonly type: 'link-open'; readonly epoch: EpochId; readonly link: LinkId; readonly device: DeviceId }
  | {
      readonly type: 'link-closed'
      readonly epoch: EpochId
      readonly link: LinkId
      readonly device: DeviceId
    }
  /** The way of an open link became known, or is another one now. */
  | { readonly type: 'link-path'; readonly epoch: EpochId; readonly link: LinkId; readonly path: LinkPath }
  | { readonly type: 'frame'; readonly epoch: EpochId; readonly link: LinkId; readonly frame: Uint8Array }
  | { readonly type: 'topic-message'; readonly topic: Topic; readonly payload: Uint8Array }
  /** `problem` is what the server itself showed to be wrong with it, left out while it shows nothing; it outlives connections. */
  | {
      readonly type: 'server'
      readonly url: string
      readonly state: ServerState
      readonly problem?: ServerProblem
    }
  /** A server answered a question for a relay; null when it gives none. */
  | { readonly type: 'relay'; readonly room: RoomId; readonly answer: RelayAnswer | null }
  /** A link was tried through the relay of this carrier, and an address there was had or not. */
  | { readonly type: 'relay-tried'; readonly epoch: EpochId; readonly reach: RelayReach }
  /** The relay of this carrier was tried because somebody asked. */
  | { readonly type: 'relay-trial'; readonly epoch: EpochId; readonly trial: RelayTrial }
  | { readonly type: 'refused'; readonly code: ErrorCode }

/**
 * Moves sealed bytes between devices. Implemented by renderer/net over WebRTC and by the simulated network of the tests.
 * Calls never fail loudly: what cannot be done shows as an event or as silence.
 */
export type Transport = {
  /** Joins an epoch's carrier: connects to its servers, links to its peers, keeps its log in step. Calling twice is harmless. */
  openCarrier(options: CarrierOptions): void
  /** Leaves a carrier at once; nothing is sent for it afterwards. */
  closeCarrier(epoch: EpochId): void
  /** Changes the topics of an open carrier, at a change of day (PROTOCOL.md §7.5). */
  setTopics(epoch: EpochId, topics: Topics): void
  /** Adds a sealed entry to the carrier's log; every linked device receives it once as `entry`, the writer does not. */
  append(epoch: EpochId, entry: Uint8Array): void
  /** Sends a sealed frame of at most 1 MiB over one link, in order, outside the log (PROTOCOL.md §8). */
  sendFrame(link: LinkId, frame: Uint8Array): void
  /** Closes a link whose peer broke the rules; it may come back after a growing pause. */
  dropLink(link: LinkId): void
  /** Listens on a bare topic by signalling only, without WebRTC: invitations and catch-up (PROTOCOL.md §9). */
  openTopic(topic: Topic, servers: readonly string[]): void
  /** Stops listening on a bare topic. */
  closeTopic(topic: Topic): void
  /** Publishes an already sealed payload of at most 40 KiB on a bare topic. Senders hear no echo. */
  publishTopic(topic: Topic, payload: Uint8Array): void
  /** Asks a server that is open for a room's relay; nothing happens where it is not (PROTOCOL.md §6.6). */
  askRelay(room: RoomId, access: RelayAccess): void
  /** Links this computer with itself through the relay of a carrier, by no other way and for at most 15 s; a `relay-trial` follows. */
  tryRelay(epoch: EpochId): void
  /** Tells the listener every event; returns the way to stop. */
  listen(listener: (event: TransportEvent) => void): () => void
}
