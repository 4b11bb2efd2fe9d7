import type { DeviceId, EpochId, RoomId } from '../ids.ts'
import type { EpochKeys } from './epochKeys.ts'
import type { EpochState } from './epochState.ts'

/** An epoch that this device verified and holds the keys of (PROTOCOL.md §4). `signed` is its stored and sent form. */
export type Epoch = {
  readonly room: RoomId
  readonly id: EpochId
  readonly number: number
  readonly parents: readonly EpochId[]
  readonly issuer: DeviceId
  readonly state: EpochState
  readonly keys: EpochKeys
  readonly signed: Uint8Array
}
