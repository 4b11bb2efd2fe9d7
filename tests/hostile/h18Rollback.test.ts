import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { errorCodeOf } from '../../shared/bytes/protocolError.ts'
import { sealToKey } from '../../shared/crypto/agree.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { Topic } from '../../shared/ports/transport.ts'
import { type CatchupMessage, openCatchup, sealCatchup } from '../../shared/room/catchup/catchupMessage.ts'
import { encodeHanded } from '../../shared/room/catchup/handedEpochs.ts'
import type { Epoch } from '../../shared/room/epoch/epoch.ts'
import { sealEpochEntry } from '../../shared/room/epoch/epochEntry.ts'
import { reopenEpoch } from '../../shared/room/epoch/openEpoch.ts'
import type { EpochId } from '../../shared/room/ids.ts'
import { encodeCarrierEntry } from '../../shared/session/ledger/carrierEntry.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { HostileMember, selfOf } from '../support/hostile/hostileMember.ts'
import { sessionVictim } from '../support/hostile/victims.ts'
import { there } from '../support/refusals.ts'
import { SimulatedRoom } from '../support/session/simulatedRoom.ts'
import type { SimulatedPerson } from '../support/session/simulatedSession.ts'
import { copiedKeys } from '../support/session/thief.ts'

type Ask = CatchupMessage & { type: 'ask' }

const MINUTE = 60_000
/** The oldest that is given is from before River came: it follows nothing that she knows. */
const BEFORE_HER_TIME = { EPOCH_UNKNOWN_PARENT: 1 } as const
const SAID = ['epoch 0', 'epoch 1', 'epoch 2', 'epoch 3', 'epoch 4']

let room: SimulatedRoom
let river: SimulatedPerson
let mallory: HostileMember
/** All epochs that Mallory has keys of, oldest first; `at` is the one River stands in. */
let epochs: Epoch[]
let at: EpochId

/** Whoever keeps a profile derives a real key: on a busy machine that takes its time, in ms. */
const SLOW = 60_000

beforeAll(cryptoReady)
beforeEach(async () => {
  room = new SimulatedRoom()
  await room.found()
  const app = await room.person('Mallory', true)
  river = await room.person('River', true)
  await room.letIn(app)
  await room.letIn(river)
  await room.counsellor.calls.changeRoom({ room: room.id, title: 'Night' })
  room.clock.advance(40_000)
  at = activeOf(river)
  river.transport.cut()
  for (let n = 0; n < 5; n++) {
    await room.counsellor.calls.changeRoom({ room: room.id, locked: n % 2 === 0 })
    room.clock.advance(5_000)
    await room.counsellor.say(`epoch ${n}`)
    room.clock.advance(2_000)
  }
  room.clock.advance(40_000)
  // what her app destroys as it goes on, she would have kept
  await app.session.close()
  const stolen = await copiedKeys(app)
  epochs = stolen.epochs.map(({ signed, secret }) => reopenEpoch(signed, secret, stolen.keys.room))
  mallory = new HostileMember(stolen, room)
  // River finds Mallory and nobody else
  for (const { transport } of [river, mallory]) transport.moveTo(1)
  river.transport.heal()
}, SLOW)

const activeOf = (person: SimulatedPerson) => there([...person.transport.carriers.keys()].at(-1))
const indexOf = (id: EpochId) => epochs.findIndex(epoch => epoch.id === id)
const victim = () => sessionVictim(river, room.clock, { attacker: mallory.device })

/** Every question of River to Mallory so far, and the topic it was asked on. */
function asks(): { readonly topic: Topic; readonly ask: Ask }[] {
  const pair = mallory.ledger.pair(selfOf(river)).catchup
  const mine = room.network.crossings.filter(({ kind, from }) => kind === 'topic' && from === river.transport)
  return mine.flatMap(({ topic, bytes }) => {
    const ask = topicOf(pair, there(topic), bytes)
    return ask === null ? [] : [{ topic: there(topic), ask }]
  })
}

function topicOf(pair: Parameters<typeof openCatchup>[0], topic: Topic, bytes: Uint8Array): Ask | null {
  try {
    const message = openCatchup(pair, topic, bytes)
    return message.type === 'ask' ? message : null
  } catch (error) {
    // a question to somebody else
    if (errorCodeOf(error) !== 'OPEN_FAILED') throw error
    return null
  }
}

/** Lets time pass until River has asked Mallory anew. */
async function asked() {
  const before = asks().length
  await room.until(() => asks().length > before)
  return there(asks().at(-1))
}

/** Answers her with these epochs, each with its secret, as if there were no others. */
function give({ topic, ask }: Awaited<ReturnType<typeof asked>>, ...given: Epoch[]): void {
  const pair = mallory.ledger.pair(selfOf(river)).catchup
  const parts = encodeHanded({
    epochs: given.map(({ signed, keys }) => ({ signed, box: sealToKey(keys.secret, ask.leaf) })),
    hellos: [],
  })
  for (const [index, part] of parts.entries()) {
    const say = {
      type: 'give',
      from: mallory.device,
      nonce: ask.nonce,
      index,
      count: parts.length,
      part,
    } as const
    river.transport.hear(topic, sealCatchup(pair, topic, say))
  }
}

async function comesBack(): Promise<void> {
  for (const { transport } of [river, mallory]) transport.moveTo(0)
  room.clock.advance(10 * MINUTE)
  expect(activeOf(river)).toBe(activeOf(room.counsellor))
  expect(await river.words()).toEqual(SAID)
}

describe('18: old epoch presented as current (rollback) to a laggard', { timeout: SLOW }, () => {
  it('in an answer: she does not go back, and asks on until somebody tells her more', async () => {
    const older = epochs.slice(0, indexOf(at) + 1)
    expect(older.length).toBeGreaterThan(1)
    room.clock.advance(30_000)
    const question = await asked()
    await commonCriterion(victim(), { counted: BEFORE_HER_TIME }, () => give(question, ...older))
    expect(activeOf(river)).toBe(at)
    const before = asks().length
    room.clock.advance(10 * MINUTE)
    expect(asks().length).toBeGreaterThan(before)
    expect([activeOf(river), river.room().title]).toEqual([at, 'Night'])
    await comesBack()
  })

  it('in an answer that was given before, to another question', async () => {
    room.clock.advance(30_000)
    const first = await asked()
    const second = await asked()
    const older = epochs.slice(0, indexOf(at) + 1)
    await commonCriterion(victim(), { counted: { FRAME_UNASKED: 1 } }, () => give(first, ...older))
    give(second)
    expect(activeOf(river)).toBe(at)
  })

  it('of those she missed, as if it were the newest: she goes on to it, never back, and asks on', async () => {
    const second = there(epochs[indexOf(at) + 2])
    room.clock.advance(30_000)
    give(await asked(), ...epochs.slice(indexOf(at) + 1, indexOf(at) + 3))
    room.clock.advance(1_000)
    expect(activeOf(river)).toBe(second.id)
    const question = await asked()
    await commonCriterion(victim(), { counted: BEFORE_HER_TIME }, () =>
      give(question, ...epochs.slice(0, indexOf(at) + 3)),
    )
    expect(activeOf(river)).toBe(second.id)
    const before = asks().length
    room.clock.advance(10 * MINUTE)
    expect(asks().length).toBeGreaterThan(before)
    expect(activeOf(river)).toBe(second.id)
    await comesBack()
  })

  it('by the carrier of the epoch she stands in', async () => {
    const known = epochs.slice(0, indexOf(at) + 1)
    await commonCriterion(victim(), { counted: {} }, () => {
      for (const [n, epoch] of known.entries())
        for (const parent of known.slice(0, n)) {
          const bytes = sealEpochEntry(parent, epoch.signed)
          river.transport.takeEntry(at, encodeCarrierEntry({ kind: 'epoch', bytes }))
        }
      room.clock.advance(1_000)
    })
    expect(activeOf(river)).toBe(at)
    await comesBack()
  })
})
