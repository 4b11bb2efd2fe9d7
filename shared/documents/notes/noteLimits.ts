/** The one root of a note's Yjs document, an XmlFragment (PROTOCOL.md §10.4). */
export const NOTE_ROOT = 'note'
/** Largest Yjs update in one record, in bytes (PROTOCOL.md §10.6). */
export const NOTE_UPDATE_MAX = 64 * 1024
/** Size in bytes to which a larger update is cut (PROTOCOL.md §10.5). */
export const NOTE_PART_BYTES = 56 * 1024
/** Most structs in one update: Yjs may have to look through the whole note for each (PROTOCOL.md §10.6). */
export const NOTE_STRUCTS_MAX = 1024
/** Most by which one update moves its author's clock (PROTOCOL.md §10.6). */
export const NOTE_ADVANCE_MAX = 65_536
/** No clock of a note reaches this (PROTOCOL.md §10.6). */
export const NOTE_CLOCK_MAX = 2 ** 30
/** Deepest nesting of elements and texts below the root (PROTOCOL.md §10.6). */
export const NOTE_DEPTH_MAX = 32
/** Most ranges in the delete set of one update (PROTOCOL.md §10.6). */
export const NOTE_DELETES_MAX = 4096
/** Most clients in the delete set of one update (PROTOCOL.md §10.6). */
export const NOTE_DELETE_CLIENTS_MAX = 256
/** Longest attribute value, mark or its JSON, in UTF-16 units (PROTOCOL.md §10.6). */
export const NOTE_VALUE_MAX = 8192
/** Most bytes of updates kept aside while what they refer to is missing (PROTOCOL.md §10.6). */
export const NOTE_HELD_BYTES = 32 * 1024 * 1024
/** Most records that one state of a note is spread over (PROTOCOL.md §10.6). */
export const NOTE_STATE_PARTS_MAX = 1024
/** Largest part of a note's state in one record, in bytes (PROTOCOL.md §10.2). */
export const NOTE_STATE_PART_BYTES = NOTE_UPDATE_MAX - 4
/** Most structs of a whole state of a note (PROTOCOL.md §10.6). */
export const NOTE_STATE_STRUCTS_MAX = 131_072
/** Most clients of a whole state of a note (PROTOCOL.md §10.6). */
export const NOTE_STATE_CLIENTS_MAX = 4096
/** A note of so many items takes no more of one's own (PROTOCOL.md §10.6). */
export const NOTE_ITEMS_MAX = 65_536
