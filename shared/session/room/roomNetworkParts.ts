import type { ErrorCode } from '../../bytes/protocolError.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transport } from '../../ports/transport.ts'
import type { DeviceId } from '../../room/ids.ts'
import type { RelayAccess } from '../../room/relay/relayAccess.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** What the network side of a room needs of it, and tells it. */
export type RoomNetworkParts = {
  readonly ledger: Ledger
  readonly transport: Transport
  readonly clock: Clock
  readonly servers: readonly string[]
  /** What this device may ask for a relay with; null for most. */
  readonly relayAccess: () => RelayAccess | null
  /** Writes what waits, before the epoch changes or the room closes. */
  readonly flush: () => void
  readonly changed: () => void
  /** A record or epoch was verified. */
  readonly grew: () => void
  readonly confirmed: () => void
  readonly refused: (code: ErrorCode) => void
  readonly isSuspended: (device: DeviceId) => boolean
  /** What the epochs say has changed: other records may count now. */
  readonly turned: () => void
}
