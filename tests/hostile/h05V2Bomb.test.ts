import { beforeAll, describe, expect, it } from 'vitest'
import { Doc, decodeUpdateV2, encodeStateAsUpdateV2 } from 'yjs'
import { concatBytes } from '../../shared/bytes/concatBytes.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { splitNoteUpdate } from '../../shared/documents/notes/splitNoteUpdate.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { LinkedCarrier, syncMessage } from '../support/hostile/linkedCarrier.ts'
import { block, docOf } from '../unit/documents/support/mirror.ts'
import { bytes, edited, raw, verdict } from '../unit/documents/support/noteBytes.ts'

// A bomb that a member has signed and sealed as a note's update: h07DishonestAuthor.test.ts

beforeAll(cryptoReady)

/** 2^count empty structs in the second encoding of Yjs, told in a few bytes by run lengths. */
function bomb(count: number): Uint8Array {
  const runLength = bytes(raw(0x40 | 1), count - 2)
  const columns = [raw(), raw(7), raw(), raw(), raw(0), bytes(raw(0), 0), raw(), raw(), runLength]
  const written = columns.map(column => bytes(column.length, column))
  return concatBytes(raw(0), ...written, bytes(1, count, 0), raw(0))
}

describe('5: V2 25-byte bomb', () => {
  it('is a bomb in Yjs: a few bytes more in the number are thousands of structs more', () => {
    expect(bomb(5000).length).toBeLessThan(32)
    expect(decodeUpdateV2(bomb(5000)).structs).toHaveLength(5000)
  })

  it('is refused at once as the update of a note, and so is every other update in that encoding', () => {
    expect(verdict(bomb(2 ** 40))).toBe('NOTE_STRUCT')
    expect(() => splitNoteUpdate(bomb(2 ** 40))).toThrow('NOTE_STRUCT')
    const doc = docOf([edited(root => root.insert(0, [block('x')]))])
    expect(verdict(encodeStateAsUpdateV2(doc))).toBe('NOTE_STRUCT')
  })

  it.each([
    ['a bomb', bomb(2 ** 40)],
    ['an honest log', honestLog()],
  ])('costs a peer her link as an update of the carrier: %s', async (_, update) => {
    const link = new LinkedCarrier()
    await commonCriterion(link.victim, { counted: { CARRIER_UPDATE: 1 } }, () =>
      link.message(syncMessage('update', update)),
    )
    expect(link.isOpen).toBe(false)
  })
})

function honestLog(): Uint8Array {
  const doc = new Doc()
  doc.getArray(String(doc.clientID)).push([new Uint8Array(9)])
  return encodeStateAsUpdateV2(doc)
}
