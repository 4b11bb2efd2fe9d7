/** One character or object of a note: its author's Yjs clientID and clock (PROTOCOL.md §10.4). */
export type StructId = { readonly client: number; readonly clock: number }

/** The value of an attribute: the scalars that a note may hold (PROTOCOL.md §10.4). */
export type Scalar = string | number | boolean

/** What a struct adds to a note, as far as an update of Yjs can say it at all; which of these are allowed is checked afterwards (PROTOCOL.md §10.4). */
export type StructContent =
  | { readonly kind: 'gc' | 'skip' | 'deleted' | 'text' | 'other' }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'format'; readonly mark: string; readonly json: string }
  | { readonly kind: 'element'; readonly name: string }
  | { readonly kind: 'any'; readonly values: readonly Scalar[] }

/** One struct of an update. `parent` is the name of a root, or an id; null when it is that of `origin` or `rightOrigin`. `head` and `body` are its V1 bytes before its content and of its content, one right behind the other. */
export type NoteStruct = StructId & {
  readonly length: number
  readonly origin: StructId | null
  readonly rightOrigin: StructId | null
  readonly parent: string | StructId | null
  readonly key: string | null
  readonly content: StructContent
  readonly head: Uint8Array
  readonly body: Uint8Array
}

/** A range of clocks of one client that an update deletes. */
export type DeleteRange = StructId & { readonly length: number }

/** A Yjs V1 update, read but not judged (PROTOCOL.md §10.4). */
export type NoteUpdate = { readonly structs: readonly NoteStruct[]; readonly deletes: readonly DeleteRange[] }
