import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { content, entriesOf, runOf, skip } from '../support/hostile/carrierBytes.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { LinkedCarrier, syncMessage } from '../support/hostile/linkedCarrier.ts'
import { text } from '../support/room/primitives.ts'
import { bytes, raw } from '../unit/documents/support/noteBytes.ts'

// Clocks of notes: h09NoteClocks.test.ts, and as a member signs them h07DishonestAuthor.test.ts

beforeAll(cryptoReady)

const BEN = 20
const FAR = 2 ** 40
const some = text('words')

describe('9: clock jump 2^40 in the carrier', () => {
  const jumps: [string, Uint8Array][] = [
    ['by a collected struct', runOf(BEN, 1, bytes(raw(0), FAR))],
    ['by deleted content', runOf(BEN, 1, bytes(raw(0x81), BEN, 0, FAR))],
    ['by a gap', runOf(BEN, 1, skip(FAR))],
    ['by a gap before an entry', runOf(BEN, 1, skip(FAR), bytes(raw(0x83), BEN, FAR, content(some)))],
    ['by an entry that stands there', runOf(BEN, FAR, bytes(raw(0x83), BEN, FAR - 1, content(some)))],
    ['to the first clock beyond the limit', runOf(BEN, 65_536, bytes(raw(0x83), BEN, 65_535, content(some)))],
  ]

  it.each(jumps)('of another client, %s, is refused, and her next entry is taken', async (_, update) => {
    const attacked = new LinkedCarrier()
    attacked.message(syncMessage('update', entriesOf(BEN, 0, text('first'))))
    await commonCriterion(attacked.victim, { counted: { CARRIER_UPDATE: 1 } }, () =>
      attacked.message(syncMessage('update', update)),
    )
    expect(attacked.isOpen).toBe(false)
    expect(attacked.log.judge(entriesOf(BEN, 1, text('next')))).toBe(true)
  })

  it('up to the limit waits for what is before it, is not applied, and hides nothing', async () => {
    const link = new LinkedCarrier()
    const [far, next] = [text('far'), text('next')]
    link.message(syncMessage('update', runOf(BEN, 65_535, bytes(raw(0x83), BEN, 65_534, content(far)))))
    expect([link.refused, link.log.length, link.entries.length]).toEqual([[], 0, 1])
    link.message(syncMessage('update', entriesOf(BEN, 0, next)))
    expect([link.refused, link.log.length, link.entries.length]).toEqual([[], 1, 2])
  })
})
