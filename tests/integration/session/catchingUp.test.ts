import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { there } from '../../support/refusals.ts'
import { AlteringHolder, alteredWire } from '../../support/session/alteringHolder.ts'
import { catchUp, holding, type LongTalk, longTalk, sameAsWritten } from '../../support/session/catchingUp.ts'
import { NetworkedDevice } from '../../support/session/networkedDevice.ts'

const RECORDS = 2_000

beforeAll(cryptoReady)

describe('one who has missed 2,000 records', { timeout: 60_000 }, () => {
  it('gets all of them from one holder, verified by runs', () => {
    const talk = longTalk(RECORDS, 1)
    holding(talk, talk.ana)
    const reader = new NetworkedDevice(talk.bo, talk.network)
    const { signatures, seconds } = catchUp(talk)
    sameAsWritten(talk)
    expect([talk.bo.refused, reader.breaches]).toEqual([[], []])
    // about 270 records a frame
    expect(signatures).toBeLessThan(RECORDS / 100)
    expect(seconds).toBeLessThan(10)
  })

  it('gets them from two holders at once, none of them twice', () => {
    const talk = longTalk(RECORDS, 2)
    const holders = [holding(talk, talk.ana), holding(talk, talk.atFounder)]
    new NetworkedDevice(talk.bo, talk.network)
    catchUp(talk)
    sameAsWritten(talk)
    const given = holders.map(({ transport }) =>
      talk.network.crossings
        .filter(({ kind, from }) => kind === 'frame' && from === transport)
        .reduce((sum, { bytes }) => sum + bytes.length, 0),
    )
    const all = talk.records.reduce((sum, { wire }) => sum + wire.length, 0)
    expect(given.every(bytes => bytes > all / 10)).toBe(true)
    expect(given.reduce((sum, bytes) => sum + bytes)).toBeLessThan(1.2 * all)
  })
})

describe('a record that a holder has altered', { timeout: 60_000 }, () => {
  const ways = [
    ['other words', 'words', 'RECORD_PAYLOAD'],
    ['other words, and their hash', 'words and hash', 'BAD_SIGNATURE'],
    ['another record before it', 'prev', 'BAD_SIGNATURE'],
  ] as const

  const victim = ({ records }: LongTalk) => there(records[RECORDS / 2])

  it.each(ways)('with %s is found and named, and everything comes from another holder', (_, how, code) => {
    const talk = longTalk(RECORDS, 3)
    const { atFounder, bo, epoch, network, clock } = talk
    const record = victim(talk)
    holdsAll(talk)
    new AlteringHolder(atFounder, network, new Map([[record.id, alteredWire(epoch, record, how)]]))
    const reader = new NetworkedDevice(bo, network)
    clock.advance(20_000)
    const { strand, seq } = record.header
    expect(new Set(bo.named.map(named => `${named.code} ${named.strand} ${named.seq}`))).toEqual(
      new Set([`${code} ${strand} ${seq}`]),
    )
    expect(bo.named.length).toBeLessThan(4)
    expect(there(bo.ledger.strand(strand)).next).toBe(seq)
    const strands = new Set(talk.records.map(({ header }) => header.strand))
    const whole = talk.records.filter(({ header }) => header.strand !== strand || header.seq < seq)
    expect([bo.accepted.length, strands.size]).toEqual([whole.length, 5])
    holding(talk, talk.ana)
    catchUp(talk)
    sameAsWritten(talk)
    expect(reader.breaches).toEqual([])
  })

  it('with another signature changes nothing where a later one vouches for it', () => {
    const talk = longTalk(RECORDS, 4)
    const { atFounder, bo, epoch, network } = talk
    const record = victim(talk)
    holdsAll(talk)
    new AlteringHolder(atFounder, network, new Map([[record.id, alteredWire(epoch, record, 'signature')]]))
    new NetworkedDevice(bo, network)
    catchUp(talk)
    sameAsWritten(talk)
    expect(bo.refused).toEqual([])
  })

  /** The founder's device has everything, before it begins to lie. */
  function holdsAll({ atFounder, records }: LongTalk): void {
    atFounder.ledger.takeRecords(records.map(({ wire }) => wire))
  }
})
