import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { entriesOf } from '../support/hostile/carrierBytes.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { LinkedCarrier, syncMessage } from '../support/hostile/linkedCarrier.ts'
import { text } from '../support/room/primitives.ts'
import { bytes } from '../unit/documents/support/noteBytes.ts'

beforeAll(cryptoReady)

describe('11: message types 1, 3, 4, 99 over the link', () => {
  const messages: [string, Uint8Array][] = [
    ['type 1, awareness of a made-up client', bytes(1, bytes(12, 1, 5, 2 ** 40, '{}'))],
    ['type 1 without a body', bytes(1)],
    ['type 3, a question for all awareness', bytes(3)],
    [
      'type 4, a peer id planted for the local broadcast',
      bytes(4, 1, '00000000-0000-4000-8000-000000000000'),
    ],
    ['type 99', bytes(99, 1, 1)],
    ['type 2^52', bytes(2 ** 52)],
    ['sync message 3', bytes(0, 3, 0)],
    ['sync message 2^52', bytes(0, 2 ** 52, 0)],
  ]

  it.each(messages)('%s is dropped unread, and the link stays', async (_, message) => {
    const link = new LinkedCarrier()
    const answers = link.answers()
    await commonCriterion(link.victim, { counted: { BAD_TYPE: 1 } }, () => link.message(message))
    expect([link.isOpen, link.answers()]).toEqual([true, answers])
    link.message(syncMessage('update', entriesOf(7, 0, text('and this passes'))))
    expect(link.log.length).toBe(1)
  })

  it('1,000 of each are counted one by one', async () => {
    const link = new LinkedCarrier()
    await commonCriterion(link.victim, { counted: { BAD_TYPE: 8_000 }, cpuMs: 2_000 }, () => {
      for (let times = 0; times < 1_000; times++) for (const [, message] of messages) link.message(message)
    })
    expect(link.isOpen).toBe(true)
  })

  it.each([
    ['is cut', bytes(0, 2, 9, 0)],
    ['has bytes left over', bytes(0, 0, 1, 0, 0)],
    ['is empty but for its type', bytes(0)],
    ['has no end to its number', new Uint8Array(1_000).fill(0x80)],
  ])('a sync message that %s costs the link', async (_, message) => {
    const link = new LinkedCarrier()
    await commonCriterion(link.victim, { counted: { CARRIER_UPDATE: 1 } }, () => link.message(message))
    expect(link.isOpen).toBe(false)
  })
})
