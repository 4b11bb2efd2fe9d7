import { describe, expect, it } from 'vitest'
import { checkNoteUpdate } from '../../shared/documents/notes/checkNoteUpdate.ts'
import {
  atRoot,
  bytes,
  CLIENT,
  raw,
  STRING,
  structs,
  TYPE,
  verdict,
} from '../unit/documents/support/noteBytes.ts'

const big = 2 ** 40

describe('7: the clientID of somebody else', () => {
  it.each([
    ['alone', bytes(1, 1, 20, 0, atRoot(TYPE, 3, 'paragraph'), 0)],
    [
      'beside the own',
      bytes(2, 1, CLIENT, 0, atRoot(TYPE, 3, 'paragraph'), 1, 20, 0, atRoot(TYPE, 3, 'paragraph'), 0),
    ],
    ['beyond 32 bits', bytes(1, 1, CLIENT, 0, bytes(raw(STRING | 0x80), 2 ** 32, 0, 'x'), 0)],
  ])('%s', (_, update) => {
    expect(verdict(update)).toBe('NOTE_CLIENT')
  })
})

describe('9: clocks of a note', () => {
  it.each([
    ['that do not start where they should', bytes(1, 1, CLIENT, 1, atRoot(TYPE, 3, 'paragraph'), 0)],
    ['that jump by what was collected', structs(1, raw(0), big)],
    ['that jump by what was deleted', structs(1, atRoot(1, big))],
    ['that move too far in one update', structs(1, raw(0), 65_537)],
    ['of deletions in the future', bytes(0, 1, 20, 1, big, 1)],
    [
      'of own deletions in the future',
      bytes(1, 1, CLIENT, 0, atRoot(TYPE, 3, 'paragraph'), 1, CLIENT, 1, 0, 2),
    ],
    ['of a left neighbour in the future', structs(1, raw(STRING | 0x80), CLIENT, 5, 'x')],
    ['of itself as a neighbour', structs(1, raw(STRING | 0x40), CLIENT, 0, 'x')],
    ['of a parent in the future', structs(1, raw(TYPE), 0, CLIENT, 1, 6)],
    ['of a neighbour that nobody can have', structs(1, raw(STRING | 0x80), 20, big, 'x')],
  ])('%s', (_, update) => {
    expect(verdict(update)).toBe('NOTE_CLOCK')
  })

  it('stop at a limit, far below what numbers can hold', () => {
    expect(() =>
      checkNoteUpdate(bytes(1, 1, CLIENT, 2 ** 30 - 1, raw(0), 2, 0), { client: CLIENT, clock: 2 ** 30 - 1 }),
    ).toThrow('NOTE_CLOCK')
  })
})
