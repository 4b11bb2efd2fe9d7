import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { Epoch } from '../../shared/room/epoch/epoch.ts'
import { CHAT_DOC, type EpochId } from '../../shared/room/ids.ts'
import { encodeCarrierEntry } from '../../shared/session/ledger/carrierEntry.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { HostileMember, roomWithMallory } from '../support/hostile/hostileMember.ts'
import { PartialStrand } from '../support/hostile/partialStrand.ts'
import { ledgerVictim, sessionVictim } from '../support/hostile/victims.ts'
import { there } from '../support/refusals.ts'
import { messageBytes } from '../support/room/messageBytes.ts'

import { LedgerRoom } from '../support/session/ledgerRoom.ts'
import { message } from '../support/session/ledgers.ts'
import { NetworkedDevice } from '../support/session/networkedDevice.ts'
import { SimulatedClock } from '../support/simulation/simulatedClock.ts'
import { SimulatedNetwork } from '../support/simulation/simulatedNetwork.ts'

let all: Awaited<ReturnType<typeof roomWithMallory>>
let now: EpochId
let wires: Uint8Array[]

const MINUTE = 60_000
const WORDS = ['of Ana', 'of Mallory', 'since']
const draft = (words: string) => ({ type: 'message', doc: CHAT_DOC, body: messageBytes(words) }) as const

/** Whoever keeps a profile derives a real key: on a busy machine that takes its time, in ms. */
const SLOW = 60_000

beforeAll(cryptoReady)
beforeEach(async () => {
  all = await roomWithMallory()
  wires = []
  const { ana, clock, counsellor, mallory, room } = all
  await ana.say('of Ana')
  mallory.write(draft('of Mallory'))
  clock.advance(2_000)
  await counsellor.calls.removeMember({ room: room.id, device: mallory.device })
  clock.advance(5_000)
  await counsellor.say('since')
  clock.advance(2_000)
  now = there([...ana.transport.carriers.keys()].at(-1))
}, SLOW)

/** In her old strand, with her real keys, in the epoch that she still has; dated a minute before she was taken out. */
function inOldStrand(count: number): void {
  const at = all.clock.now() - MINUTE
  for (let n = 0; n < count; n++)
    wires.push(all.mallory.ledger.write({ ...draft(`back-dated ${n}`), at }).wire)
}

/** In a strand that nobody has heard of, with a hello that is valid for all. */
function inNewStrand(count: number): void {
  const { ledger, epoch } = all.mallory
  const author = { ledger, epoch, appendRecord: (wire: Uint8Array) => wires.push(wire) }
  const everybody = epoch.state.members.map(({ device }) => device)
  const strand = new PartialStrand(author, everybody)
  for (let n = 0; n < count; n++) strand.say(`back-dated ${n}`)
}

/** All of them stand in the carrier of another member, who passes them on. */
async function injected(): Promise<void> {
  const counted = { RECORD_FRONTIER: wires.length }
  const victims = [all.ana, all.counsellor].map(person => sessionVictim(person, all.clock))
  const [ana, counsellor] = [there(victims[0]), there(victims[1])]
  const before = await counsellor.look()
  const counters = new Map(counsellor.counters())
  await commonCriterion(ana, { counted, cpuMs: 1_000 }, () => {
    for (const bytes of wires) all.ana.transport.takeEntry(now, encodeCarrierEntry({ kind: 'record', bytes }))
    all.clock.advance(2_000)
  })
  expect((await counsellor.look()).seen).toEqual(before.seen)
  const more = (counsellor.counters().get('RECORD_FRONTIER') ?? 0) - (counters.get('RECORD_FRONTIER') ?? 0)
  expect(more).toBe(wires.length)
  for (const person of [all.ana, all.counsellor]) expect((await person.words()).sort()).toEqual(WORDS)
}

describe('15: back-dated record beyond the frontier, in another member’s carrier', { timeout: SLOW }, () => {
  it('in the strand of a removed member: what she wrote before stays, and nothing else', async () => {
    inOldStrand(5)
    await injected()
  })

  it('in a new strand, with a new hello in the old epoch', async () => {
    inNewStrand(5)
    await injected()
  })

  it('said in the right order or not, and again', async () => {
    inOldStrand(3)
    inNewStrand(3)
    wires.reverse()
    await injected()
    // a carrier passes on each entry once
    await commonCriterion(sessionVictim(all.ana, all.clock), { counted: {} }, () => {
      for (const bytes of wires)
        all.ana.transport.takeEntry(now, encodeCarrierEntry({ kind: 'record', bytes }))
      all.clock.advance(2_000)
    })
  })

  it('is what would have been heard, had she not been removed', async () => {
    const other = await roomWithMallory()
    expect(other.mallory).toBeInstanceOf(HostileMember)
    other.mallory.write(draft('back-dated 0'), other.clock.now() - MINUTE)
    const strand = new PartialStrand(
      other.mallory,
      other.mallory.epoch.state.members.map(({ device }) => device),
    )
    strand.say('back-dated 1')
    other.clock.advance(2_000)
    expect((await other.ana.words()).sort()).toEqual(['back-dated 0', 'back-dated 1'])
  })
})

/** Fay, Ana and Bo are in the room; Bo is removed. Ana took what he wrote afterwards before she heard of it, and has it still. */
function answering() {
  const room = new LedgerRoom('fay', [], ['ana', 'bo', 'caro'])
  const others = ['fay', 'ana', 'caro']
  for (const name of ['fay', 'ana', 'caro']) room.hello(name, ...others.filter(other => other !== name))
  const { ledger: bo, device } = room.at('bo')
  const hello = room.hello('bo', ...others)
  const before = bo.write(message('before'))
  for (const name of others) room.at(name).ledger.takeRecord(before.wire)
  const late = [1, 2, 3].map(n => bo.write(message(`back-dated ${n}`)))
  const anew: Uint8Array[] = []
  const epoch: Epoch = room.start
  const author = { ledger: bo, epoch, appendRecord: (wire: Uint8Array) => anew.push(wire) }
  new PartialStrand(
    author,
    epoch.state.members.map(member => member.device),
  ).say('in a new strand')
  for (const wire of [...late.map(record => record.wire), ...anew]) room.at('ana').ledger.takeRecord(wire)
  room.issue('fay', { type: 'remove', devices: [device.member.device] }, 'caro', 'ana')
  for (const name of others) room.hello(name, ...others.filter(other => other !== name))
  return { room, hello, before, late: late.length + anew.length }
}

describe('15: back-dated record beyond the frontier, as an answer', { timeout: SLOW }, () => {
  it('is refused by whoever asked for it, who asks no more', async () => {
    const { room, hello, before, late } = answering()
    const clock = new SimulatedClock()
    const network = new SimulatedNetwork(clock)
    const caro = room.at('caro')
    expect([...room.at('ana').ledger.records].length).toBeGreaterThanOrEqual(
      [...caro.ledger.records].length + late,
    )
    const counted = { among: ['RECORD_FRONTIER'], total: expect.any(Number) } as const
    await commonCriterion(ledgerVictim(caro), { counted, cpuMs: 2_000 }, () => {
      new NetworkedDevice(room.at('ana'), network)
      new NetworkedDevice(caro, network)
      clock.advance(120_000)
    })
    expect([hello, before].map(({ id }) => caro.ledger.record(id)?.id)).toEqual([hello.id, before.id])
    const frames = network.crossings.length
    const refused = caro.refused.length
    // what stands behind another strand in an answer gets a second chance
    expect(refused).toBeGreaterThanOrEqual(late)
    expect(refused).toBeLessThanOrEqual(2 * late)
    clock.advance(600_000)
    expect(network.crossings.length - frames).toBeLessThan(40)
    expect(caro.refused.length).toBe(refused)
  })
})
