import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { there } from '../support/refusals.ts'
import { AlteringHolder, alteredWire } from '../support/session/alteringHolder.ts'
import {
  beforeAnybodyHas,
  catchUp,
  holding,
  type LongTalk,
  longTalk,
  oneByOneAndByRuns,
  sameAsWritten,
} from '../support/session/catchingUp.ts'
import { NetworkedDevice } from '../support/session/networkedDevice.ts'

const RECORDS = 100_000

beforeAll(cryptoReady)

describe('one who has missed 100,000 records', { timeout: 1_200_000 }, () => {
  let talk: LongTalk
  beforeAll(() => {
    talk = longTalk(RECORDS, 1)
  }, 600_000)

  it('gets all of them over the network, one signature a run', () => {
    const holder = holding(talk, talk.ana)
    const reader = new NetworkedDevice(talk.bo, talk.network)
    const { cpu, seconds, signatures, perSecond } = catchUp(talk)
    sameAsWritten(talk)
    expect([talk.bo.refused, reader.breaches, holder.breaches]).toEqual([[], [], []])
    const bytes = talk.records.reduce((sum, { wire }) => sum + wire.length, 0)
    const frames = talk.network.crossings.filter(({ from }) => from === holder.transport).length
    report(`${RECORDS} records of ${Math.round(bytes / RECORDS)} bytes in ${talk.strands} strands`)
    report(`${cpu.toFixed(1)} s of one processor for both ends: ${perSecond} records a second`)
    report(`${signatures} signatures in ${frames} frames; ${seconds} s on the simulated clock`)
    // a frame ends a run, and where it turns from one strand to the next it holds two
    expect(signatures).toBeLessThan(frames + 20 * talk.strands)
    expect(signatures).toBeLessThan(RECORDS / 150)
    expect(cpu / RECORDS).toBeLessThan(0.0006)
  })

  it('would need far longer for one signature a record', () => {
    const some = talk.records.slice(0, 2_000)
    const { oneByOne, byRuns } = oneByOneAndByRuns(talk, some)
    const each = (ms: number) => `${((1000 * ms) / some.length).toFixed(0)} µs`
    report(`a record alone: ${each(oneByOne)}; in a run: ${each(byRuns)}`)
    expect(byRuns).toBeLessThan(0.7 * oneByOne)
  })

  it('finds and names three forged ones among them, and gets everything else from an honest holder', () => {
    const again = beforeAnybodyHas(talk)
    const { atFounder, bo, epoch, network, clock, records } = again
    const victims = ['words', 'words and hash', 'prev'] as const
    const strands = [...new Set(records.map(({ header }) => header.strand))]
    const altered = victims.map((how, at) => {
      const hers = records.filter(({ header }) => header.strand === strands[at])
      const record = there(hers[Math.floor(hers.length / 2)])
      return { record, wire: alteredWire(epoch, record, how) }
    })
    atFounder.ledger.takeRecords(records.map(({ wire }) => wire))
    new AlteringHolder(atFounder, network, new Map(altered.map(({ record, wire }) => [record.id, wire])))
    new NetworkedDevice(bo, network)
    clock.advance(60_000)
    const names = new Set(bo.named.map(({ code, strand, seq }) => `${code} ${strand} ${seq}`))
    const codes = ['RECORD_PAYLOAD', 'BAD_SIGNATURE', 'BAD_SIGNATURE']
    const expected = altered.map(
      ({ record: { header } }, at) => `${codes[at]} ${header.strand} ${header.seq}`,
    )
    expect(names).toEqual(new Set(expected))
    const before = bo.accepted.length
    report(`${before} records from the holder who lies; named: ${[...names].join(', ')}`)
    holding(again, again.ana)
    catchUp(again)
    sameAsWritten(again)
    expect(before).toBeGreaterThan(RECORDS / 2)
  })
})

/** Figures for whoever runs it. */
function report(line: string): void {
  process.stdout.write(`  ${line}\n`)
}
