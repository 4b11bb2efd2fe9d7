import type { StrandId } from '../../room/ids.ts'
import type { NoteState } from './checkNoteState.ts'
import type { NoteComparison } from './compareNoteState.ts'

/**
 * Who writes: a verified strand and the Yjs clientID bound to it. `isKnownWhole` says that every update the strand has ever written to
 * this note is known, so that its first begins at clock 0 (PROTOCOL.md §10.8).
 */
export type NoteWriter = {
  readonly client: number
  readonly strand: StrandId
  readonly isKnownWhole?: boolean
}

/**
 * What is known of a note's beginning (PROTOCOL.md §10.8): all of it; not all, so that updates may go on from what a state has yet to
 * bring; or none of it, so that nothing means anything before a state has come.
 */
export type NoteBeginning = 'known' | 'partly' | 'unknown'

/** The true text of a note: what its verified records say, and nothing else (PROTOCOL.md §10.4). */
export type NoteDocument = {
  /**
   * Takes the next update of a strand and gives back those that were applied by it, in order: none while something it
   * refers to is missing or while it is put to work, several when it was what others waited for. Raises NOTE_TOO_LARGE, NOTE_CLIENT,
   * NOTE_CLOCK or NOTE_STRUCT and changes nothing; after that no update of this client is taken any more (PROTOCOL.md §10.4).
   */
  apply(update: Uint8Array, writer: NoteWriter): Uint8Array[]
  /** Raises what `apply` would raise, and NOTE_TOO_LARGE for a note of 65,536 items; changes nothing at all: for updates of one's own, before a record is made of them. */
  check(update: Uint8Array, writer: NoteWriter): void
  /** Takes a state as what the note goes on from, and gives back what was applied by that; NOTE_STATE when it contradicts what is known, NOTE_STRUCT (PROTOCOL.md §10.8). */
  takeState(state: NoteState): Uint8Array[]
  /** How a state stands to what has been applied (PROTOCOL.md §10.8). */
  compare(state: NoteState): NoteComparison
  /** Goes on with what was put to work until that is done or `isLate` says so, and gives back what was applied (PROTOCOL.md §10.7). */
  work(isLate?: () => boolean): Uint8Array[]
  /** The whole note as one Yjs V1 update. */
  state(): Uint8Array
  /** The words of the note, one line a block. */
  text(): string
  /** The clock at which the client's next update must start. */
  expected(client: number): number
  /** What is known of its beginning. */
  beginning: NoteBeginning
  /** How many updates wait for what they refer to, and how many of those that had waited were then refused. */
  readonly waiting: number
  readonly refused: number
  /** True while updates go on from what only a state can bring. */
  readonly hasGaps: boolean
  /** True while something is at work. */
  readonly isBusy: boolean
}
