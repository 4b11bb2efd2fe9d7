import { expect } from 'vitest'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { countedSignatures } from '../countedSignatures.ts'
import { cpuTime } from '../cpuTime.ts'
import { seededRandom } from '../simulation/seededRandom.ts'
import { SimulatedClock } from '../simulation/simulatedClock.ts'
import { SimulatedNetwork } from '../simulation/simulatedNetwork.ts'
import { heardLedger, threeLedgers } from './ledgers.ts'
import { conversation } from './manyRecords.ts'
import { NetworkedDevice } from './networkedDevice.ts'

/** The founder and Ana have talked for so many records, in five strands; Bo, a member as they are, has none of them and is not there yet. */
export function longTalk(count: number, seed: number) {
  const three = threeLedgers()
  const { atFounder, ana, epoch } = three
  const unlocks = [atFounder, atFounder, ana, ana, ana]
  const records = conversation(epoch, unlocks, count, seededRandom(seed))
  return { ...three, records, strands: unlocks.length, ...freshNetwork() }
}

function freshNetwork() {
  const clock = new SimulatedClock()
  return { clock, network: new SimulatedNetwork(clock) }
}

/** The same people and records, before anybody has any of them. */
export function beforeAnybodyHas(talk: LongTalk): LongTalk {
  const fresh = ({ device, ledger }: LongTalk['bo']) => heardLedger(device, ledger.active)
  const { atFounder, ana, bo } = talk
  return { ...talk, atFounder: fresh(atFounder), ana: fresh(ana), bo: fresh(bo), ...freshNetwork() }
}

/** What {@link longTalk} gives. */
export type LongTalk = ReturnType<typeof longTalk>

/** Lets a device take part in the network with all that was said. */
export function holding({ network, records }: LongTalk, heard: LongTalk['ana']): NetworkedDevice {
  heard.ledger.takeRecords(records.map(({ wire }) => wire))
  return new NetworkedDevice(heard, network)
}

/** Lets time pass until Bo has all records, and gives what that took; `limit` in simulated s. */
export function catchUp({ clock, records, bo }: LongTalk, limit = 120) {
  const counted = countedSignatures()
  const spent = cpuTime()
  let seconds = 0
  for (; seconds < limit && bo.accepted.length < records.length; seconds++) clock.advance(1_000)
  const cpu = spent() / 1000
  const signatures = counted.fresh()
  counted.stop()
  return { seconds, cpu, signatures, perSecond: Math.round(records.length / cpu) }
}

/** Every record is there once, with its words, and the strands are whole. */
export function sameAsWritten({ bo, records }: LongTalk): void {
  expect(bo.accepted.length).toBe(records.length)
  const lacks = ({ id, body }: OpenedRecord) => {
    const taken = bo.ledger.record(id)?.body
    return !taken || body === null || Buffer.compare(taken, body) !== 0
  }
  expect(records.filter(lacks)).toEqual([])
  expect([...bo.ledger.strands].map(({ gaps, frozen }) => [gaps.length, frozen])).toEqual(
    Array.from({ length: 5 }, () => [0, false]),
  )
}

/** CPU time in ms that a fresh ledger needs for these records, one by one and by runs as they come in frames: the least of several goes, so that what else the process does counts little. */
export function oneByOneAndByRuns({ bo }: LongTalk, records: readonly OpenedRecord[], goes = 9) {
  const wires = records.map(({ wire }) => wire)
  const timed = (take: (ledger: LongTalk['bo']['ledger']) => void): number => {
    const { ledger, accepted } = heardLedger(bo.device, bo.ledger.active)
    const spent = cpuTime()
    take(ledger)
    const took = spent()
    expect(accepted.length).toBe(wires.length)
    return took
  }
  let [oneByOne, byRuns] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let go = 0; go < goes; go++) {
    const single = timed(ledger => {
      for (const wire of wires) ledger.takeRecord(wire)
    })
    const run = timed(ledger => {
      for (let at = 0; at < wires.length; at += 300) ledger.takeRecords(wires.slice(at, at + 300))
    })
    oneByOne = Math.min(oneByOne, single)
    byRuns = Math.min(byRuns, run)
  }
  return { oneByOne, byRuns }
}
