import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { entriesOf } from '../support/hostile/carrierBytes.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { LinkedCarrier, syncMessage } from '../support/hostile/linkedCarrier.ts'
import { int, text } from '../support/room/primitives.ts'
import { bytes } from '../unit/documents/support/noteBytes.ts'

beforeAll(cryptoReady)

const MiB = 1024 * 1024
const NOTHING_KNOWN = syncMessage('step1', bytes(0))

/** A victim whose log is nearly full: an answer to a first sync step is 6 MiB. */
function withLog(): LinkedCarrier {
  const link = new LinkedCarrier()
  for (let at = 0; link.log.length === at; at++) {
    const entry = new Uint8Array(80_000)
    entry.set(int(4, at))
    if ((at + 1) * entry.length > 6 * MiB) break
    link.log.append(entry)
  }
  return link
}

/** The bytes of all that the victim has answered. */
const answered = (link: LinkedCarrier) => link.heard.reduce((sum, { data }) => sum + data.length, 0)

describe('10: SyncStep1 x1000/s', () => {
  it('for 10 seconds gets three answers; all others are counted', async () => {
    const link = withLog()
    let sent = 0
    await commonCriterion(
      link.victim,
      { counted: { among: ['BUDGET'], total: 9_997 }, cpuMs: 5_000, memoryMiB: 32 },
      () => {
        for (let ms = 0; ms < 10_000; ms++) {
          link.message(NOTHING_KNOWN)
          link.clock.pass(1)
          if (link.isOpen) sent += 1
        }
      },
    )
    expect(link.isOpen).toBe(true)
    expect([sent, answered(link) > 6 * MiB, answered(link) < 19 * MiB]).toEqual([10_000, true, true])
  })

  it('all at once is cut off after 4 MiB of them', async () => {
    const link = new LinkedCarrier()
    const most = Math.floor((4 * MiB) / (NOTHING_KNOWN.length + 256))
    await commonCriterion(
      link.victim,
      { counted: { among: ['BUDGET'], total: most - 3 + 1 }, cpuMs: 5_000 },
      () => {
        for (let times = 0; times < 100_000; times++) link.message(NOTHING_KNOWN)
      },
    )
    expect(link.isOpen).toBe(false)
  })

  it('is answered again when it comes twice a minute, as an honest peer may ask', () => {
    const link = new LinkedCarrier()
    for (let minute = 0; minute < 10; minute++) {
      for (let half = 0; half < 2; half++) {
        link.message(NOTHING_KNOWN)
        for (let second = 0; second < 30; second += 5) {
          link.clock.pass(5_000)
          link.stillHere()
        }
      }
    }
    expect([link.refused, link.answers()]).toEqual([[], 21])
  })
})

describe('10: state vector with 200k clients', () => {
  const vector = (clients: number, each: Uint8Array) => {
    const body = new Uint8Array(clients * each.length)
    for (let at = 0; at < clients; at++) body.set(each, at * each.length)
    return bytes(clients, body)
  }

  it.each([
    ['200,000 clients', vector(200_000, bytes(1, 1))],
    ['2,049 clients', vector(2_049, bytes(1, 1))],
    ['32,769 bytes', new Uint8Array(32_769)],
    ['200,000 clients that are announced and not there', bytes(200_000)],
    ['2^52 clients that are announced and not there', bytes(2 ** 52)],
    ['bytes left over', bytes(0, 0)],
    ['no bytes at all', new Uint8Array()],
  ])('%s costs the link', async (_, body) => {
    const link = withLog()
    await commonCriterion(link.victim, { counted: { CARRIER_UPDATE: 1 } }, () =>
      link.message(syncMessage('step1', body)),
    )
    expect(link.isOpen).toBe(false)
  })

  it('2,048 clients with clocks of 2^52 are answered with what they lack, which is everything', async () => {
    const link = new LinkedCarrier()
    link.message(syncMessage('update', entriesOf(7, 0, text('one'))))
    const clients = Array.from({ length: 2_048 }, (_, at) => bytes(1_000 + at, 2 ** 52))
    await commonCriterion(link.victim, { counted: {} }, () =>
      link.message(syncMessage('step1', bytes(2_048, ...clients))),
    )
    expect([link.isOpen, link.answers()]).toEqual([true, 2])
  })
})
