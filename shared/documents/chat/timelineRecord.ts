import type { DeviceId, EpochId, RecordId, StrandId } from '../../room/ids.ts'
import type { ChatBody } from './chatBody.ts'

/**
 * A verified record as the timeline takes it (PROTOCOL.md §10.1). Every record of the room belongs in it, for the order
 * rests on all of them: `body` is null for those that are no chat, and `pruned` for a message whose words were pruned.
 * `deps` are the header's deps and its prev.
 */
export type TimelineRecord = {
  readonly id: RecordId
  readonly epochNumber: number
  readonly epoch: EpochId
  readonly author: DeviceId
  readonly strand: StrandId
  readonly seq: number
  readonly deps: readonly RecordId[]
  readonly at: number
  readonly body: ChatBody | { readonly kind: 'pruned' } | null
}

/** A message in the timeline. `at` is its author's own clock in ms: advisory. Once removed or hidden it says nothing: no text, no content note, no answer. */
export type TimelineEntry = {
  readonly id: RecordId
  readonly epoch: EpochId
  readonly author: DeviceId
  readonly strand: StrandId
  readonly seq: number
  readonly at: number
  readonly text: string
  /** What it is about where it may be hard to read; else empty. */
  readonly contentNote: string
  /** The record it answers, which may be unknown or no message. */
  readonly replyTo: RecordId | null
  readonly removed: boolean
  readonly hidden: boolean
}
