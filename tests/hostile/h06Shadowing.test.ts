import { beforeAll, describe, expect, it } from 'vitest'
import { applyUpdate, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { CarrierLog } from '../../renderer/net/carrier/carrierLog.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { entriesOf } from '../support/hostile/carrierBytes.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { roomWithMallory } from '../support/hostile/hostileMember.ts'
import { LinkedCarrier, syncMessage } from '../support/hostile/linkedCarrier.ts'
import { sessionVictim } from '../support/hostile/victims.ts'
import { text, tohex } from '../support/room/primitives.ts'
import { seededRandom } from '../support/simulation/seededRandom.ts'

// The same between real peers, repair included: h06h08h10h11RealPeers.test.ts

beforeAll(cryptoReady)

const word = (entry: string) => Buffer.from(entry.split(' ')[0] ?? '', 'hex').toString()

/** A log without a link, and all that it was told. */
function plainLog() {
  const told: string[] = []
  const log = new CarrierLog({
    refuse: code => told.push(code),
    onEntry: entry => told.push(Buffer.from(entry).toString()),
  })
  /** What y-webrtc would bring it from another log. */
  const sync = (from: CarrierLog) => {
    const update = encodeStateAsUpdate(from.doc, encodeStateVector(log.doc))
    if (log.judge(update)) applyUpdate(log.doc, update)
  }
  return { log, told, sync }
}

/** Ben's log with these words in it. */
function logOf(...words: string[]): CarrierLog {
  const { log } = plainLog()
  for (const each of words) log.append(text(each))
  return log
}

describe('6: clientID shadowing in carrier', () => {
  it('two entries under one number are both told, whichever comes first', () => {
    const ann = new LinkedCarrier()
    const ben = logOf('one')
    ann.message(syncMessage('update', encodeStateAsUpdate(ben.doc)))
    ann.message(syncMessage('update', entriesOf(ben.doc.clientID, 1, text('shadow'))))
    ben.append(text('two'))
    ann.message(syncMessage('update', encodeStateAsUpdate(ben.doc)))
    expect(ann.entries.map(word)).toEqual(['one', 'shadow', 'two'])
    expect([ann.refused, ann.isOpen]).toEqual([[], true])
  })

  it('hides an entry from state vectors, and not from who is told of it live', () => {
    const [ann, ben, carol] = [plainLog(), logOf('one'), plainLog()]
    ann.sync(ben)
    const shadow = entriesOf(ben.doc.clientID, 1, text('shadow'))
    if (ann.log.judge(shadow)) applyUpdate(ann.log.doc, shadow)
    ben.append(text('two'))
    ann.sync(ben)
    carol.sync(ann.log)
    // this is the harm that it does; what is hidden here comes by want
    expect([ann.told, carol.told]).toEqual([
      ['one', 'shadow'],
      ['one', 'shadow'],
    ])
  })

  it('of the victim herself is counted, changes her client id, and costs nobody the link', async () => {
    const ann = new LinkedCarrier()
    ann.log.append(text('mine'))
    const { clientID } = ann.log.doc
    await commonCriterion(ann.victimOfTold, { counted: { CARRIER_UPDATE: 1 } }, () =>
      // the gap keeps it out of the log, so that this is all that it does
      ann.message(syncMessage('update', entriesOf(clientID, 5, text('shadow')))),
    )
    expect([ann.isOpen, ann.log.doc.clientID === clientID]).toEqual([true, false])
    ann.log.append(text('mine too'))
    const ben = plainLog()
    ben.sync(ann.log)
    expect(ben.told.sort()).toEqual(['mine', 'mine too'])
  })

  it('cannot part two honest devices by what one of them passes on', () => {
    const [ann, ben] = [plainLog(), new LinkedCarrier()]
    ben.log.append(text('one'))
    ann.sync(ben.log)
    const forged = entriesOf(ben.log.doc.clientID, 1, text('shadow'))
    if (ann.log.judge(forged)) applyUpdate(ann.log.doc, forged)
    // what y-webrtc at Ann's sends to everybody as soon as she has applied it
    ben.message(syncMessage('update', forged))
    ben.message(syncMessage('step2', encodeStateAsUpdate(ann.log.doc)))
    expect([ben.isOpen, ben.refused]).toEqual([true, ['CARRIER_UPDATE']])
    ben.log.append(text('two'))
    ann.sync(ben.log)
    expect(ann.told).toEqual(['one', 'shadow', 'two'])
  })

  it('again and again, 3,000 times, does not wear the victim out', async () => {
    const ann = new LinkedCarrier()
    ann.log.append(text('mine'))
    await commonCriterion(
      ann.victimOfTold,
      { counted: { among: ['CARRIER_UPDATE'], total: 3_000 }, cpuMs: 10_000 },
      () => {
        for (let times = 0; times < 3_000; times++) {
          ann.message(syncMessage('update', entriesOf(ann.log.doc.clientID, 5, text(`${times}`))))
          ann.clock.pass(5)
        }
      },
    )
    expect(ann.isOpen).toBe(true)
    ann.message(syncMessage('update', entriesOf(7, 0, text('of Ben'))))
    expect(ann.entries.map(word)).toContain('of Ben')
  })
})

describe('6: then repair by want', () => {
  it('brings what the carrier hides, and nothing else is asked for or changed', async () => {
    const { clock, network, counsellor, ana, mallory } = await roomWithMallory()
    // what is shadowed everywhere comes by no log at all
    const random = seededRandom(6)
    network.faults = { random, jitter: 0, topicLoss: 0, topicTwice: 0, entryLoss: 1, entryTwice: 0 }
    await counsellor.say('Are you safe?')
    clock.advance(2_000)
    network.faults = null
    expect(await ana.words()).toEqual(['Are you safe?'])
    const victim = sessionVictim(ana, clock, { attacker: mallory.device })
    await commonCriterion(victim, { counted: { RECORD_EPOCH: 20 } }, () => {
      for (let at = 0; at < 20; at++)
        mallory.appendRecord(text(`no record, ${at} `.padEnd(400, tohex(text('x')))))
      clock.advance(1_000)
    })
  })
})
