import { ensure } from '../../bytes/protocolError.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { LinkId } from '../../ports/transport.ts'
import type { DeviceId, EpochId, RoomId, StrandId } from '../../room/ids.ts'
import type { RecordHeader } from '../../room/record/recordHeader.ts'
import { RECORD_WIRE_MAX } from '../../room/record/sealRecord.ts'
import { DisputedPlaces } from './disputedPlaces.ts'
import { type FrameKind, openFrame, sealFrame } from './frame.ts'
import { ANSWER_MAX, type Have, type WantedRange } from './frameBodies.ts'

/** Both ends of an authenticated link, and the epoch whose carrier it belongs to. */
export type LinkEnds = {
  readonly room: RoomId
  readonly epoch: EpochId
  readonly me: DeviceId
  readonly other: DeviceId
  readonly link: LinkId
}

/** One link's own frames: counters in both directions, what the other has, and what was asked of it (PROTOCOL.md §8). */
export class Link {
  readonly ends: LinkEnds
  /** Where the other end has another record than this one. */
  readonly disputed = new DisputedPlaces()
  readonly #key: Secret<'frame'>
  #sent = 0
  #received = 0
  have: Have | null = null
  #asked: readonly WantedRange[] = []
  #answerBytes = 0
  readonly #brought = new Set<StrandId>()
  /** Called to stop waiting for the answer. */
  stopWaiting: (() => void) | null = null

  constructor(ends: LinkEnds, key: Secret<'frame'>) {
    this.ends = ends
    this.#key = key
  }

  /** Seals the next frame to the other end. */
  seal(kind: FrameKind, body: Uint8Array): Uint8Array {
    const { me: from, other: to } = this.ends
    this.#sent += 1
    return sealFrame(this.#key, { ...this.ends, from, to }, { kind, counter: this.#sent, body })
  }

  /** Opens a frame from the other end; FRAME_COUNTER for one that came before. */
  open(bytes: Uint8Array): { readonly kind: FrameKind; readonly body: Uint8Array } {
    const { me: to, other: from } = this.ends
    const frame = openFrame(this.#key, { ...this.ends, from, to }, bytes, this.#received)
    this.#received = frame.counter
    return frame
  }

  /** What was asked of this link and is not answered yet. */
  get asked(): readonly WantedRange[] {
    return this.#asked
  }

  /** Remembers a *want* that goes out. */
  ask(ranges: readonly WantedRange[]): void {
    this.#asked = ranges
    this.#answerBytes = 0
    this.#brought.clear()
  }

  /** Raises FRAME_UNASKED when nothing was asked of this link. */
  ensureAsked(): void {
    ensure(this.#asked.length > 0, 'FRAME_UNASKED')
  }

  /** Counts a part of the answer; FRAME_UNASKED when it is longer than an answer may be (PROTOCOL.md §8.3). */
  countAnswer(wires: readonly Uint8Array[]): void {
    this.#answerBytes += wires.reduce((sum, wire) => sum + wire.length, 0)
    ensure(this.#answerBytes <= ANSWER_MAX, 'FRAME_UNASKED')
  }

  /** True when the record lies in a range that was asked of this link; its strand counts as brought. */
  wasAsked({ strand, seq }: RecordHeader): boolean {
    const isAsked = this.#asked.some(range => range.strand === strand && seq >= range.from && seq <= range.to)
    if (isAsked) this.#brought.add(strand)
    return isAsked
  }

  /** True when the answer brought records of this strand, whether they held or not. */
  brought(strand: StrandId): boolean {
    return this.#brought.has(strand)
  }

  /** True when the answer was as long as answers get: there may be more. */
  get wasCut(): boolean {
    return this.#answerBytes > ANSWER_MAX - RECORD_WIRE_MAX
  }

  /** The strands that were asked for, in that order, each with the first seq that was. */
  askedFrom(): Map<StrandId, number> {
    const first = new Map<StrandId, number>()
    for (const { strand, from } of this.#asked) first.set(strand, Math.min(from, first.get(strand) ?? from))
    return first
  }

  /** Ends the wait for an answer. */
  answered(): void {
    this.stopWaiting?.()
    this.stopWaiting = null
    this.#asked = []
  }
}
