import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { CHAT_DOC, type EpochId } from '../../shared/room/ids.ts'
import type { OpenedRecord } from '../../shared/room/record/record.ts'
import { encodeCarrierEntry } from '../../shared/session/ledger/carrierEntry.ts'
import { type Counted, commonCriterion } from '../support/hostile/commonCriterion.ts'
import { roomWithMallory } from '../support/hostile/hostileMember.ts'
import { sessionVictim } from '../support/hostile/victims.ts'
import { there } from '../support/refusals.ts'
import { messageBytes } from '../support/room/messageBytes.ts'
import { cat, unhex } from '../support/room/primitives.ts'
import type { SimulatedPerson } from '../support/session/simulatedSession.ts'

let all: Awaited<ReturnType<typeof roomWithMallory>>
let heard: OpenedRecord
let anas: OpenedRecord
let heldBack: OpenedRecord
let next: EpochId

/** Whoever keeps a profile derives a real key: on a busy machine that takes its time, in ms. */
const SLOW = 60_000

beforeAll(cryptoReady)
beforeEach(async () => {
  all = await roomWithMallory()
  const { ana, clock, counsellor, mallory, room } = all
  await ana.say('of Ana')
  const draft = (words: string) => ({ type: 'message', doc: CHAT_DOC, body: messageBytes(words) }) as const
  heard = mallory.write(draft('of Mallory'))
  clock.advance(2_000)
  anas = there(
    [...mallory.ledger.records].find(({ header }) => header.author === all.me && header.type === 'message'),
  )
  // valid, and nobody has heard it before she was removed
  heldBack = mallory.ledger.write({ ...draft('held back'), at: clock.now() })
  await counsellor.calls.removeMember({ room: room.id, device: mallory.device })
  clock.advance(5_000)
  next = there([...ana.transport.carriers.keys()].at(-1))
}, SLOW)

/** Ana finds the bytes in the carrier of the epoch after the removal, and passes them on as carriers do. */
async function replayed(
  wire: Uint8Array,
  counted: Counted,
  victim: SimulatedPerson = all.ana,
): Promise<void> {
  const others = await sessionVictim(all.counsellor, all.clock).look()
  await commonCriterion(sessionVictim(victim, all.clock), { counted }, () => {
    all.ana.transport.takeEntry(next, encodeCarrierEntry({ kind: 'record', bytes: wire }))
    all.clock.advance(2_000)
  })
  expect((await sessionVictim(all.counsellor, all.clock).look()).seen).toEqual(others.seen)
}

describe('14: valid record replayed in the next epoch’s carrier by a removed member', {
  timeout: SLOW,
}, () => {
  it('she is linked to nobody there', () => {
    expect(next).not.toBe(all.mallory.epoch.id)
    const { transport } = all.mallory
    expect(all.network.links.filter(({ ends }) => ends.includes(transport))).toEqual([])
  })

  it('what everybody has is not taken twice, whoever wrote it', async () => {
    await replayed(heard.wire, {})
    await replayed(anas.wire, {})
    expect((await all.ana.words()).sort()).toEqual(['of Ana', 'of Mallory'])
  })

  it('what she had held back does not count any more', async () => {
    await replayed(heldBack.wire, { RECORD_FRONTIER: 1 })
    expect((await all.ana.words()).sort()).toEqual(['of Ana', 'of Mallory'])
  })

  it('with the tag of the new epoch, as everybody can read it there, it opens with nothing', async () => {
    await all.ana.say('after')
    all.clock.advance(1_000)
    const seen = all.network.crossings.filter(
      ({ kind, from }) => kind === 'entry' && from === all.ana.transport,
    )
    // kind u8 | recordId32 | tag8 (PROTOCOL.md §5, §7.4)
    const tag = there(seen.at(-1)).bytes.slice(33, 41)
    const { wire, id } = heldBack
    await replayed(cat(unhex(id), tag, wire.slice(40)), { OPEN_FAILED: 1 })
  })

  it('to a newcomer it says nothing: she has no key of that epoch', async () => {
    const late = await all.room.person('Late', true)
    await all.room.letIn(late)
    next = there([...all.ana.transport.carriers.keys()].at(-1))
    await replayed(heard.wire, { RECORD_EPOCH: 1 }, late)
    await replayed(heldBack.wire, { RECORD_EPOCH: 1 }, late)
    expect(await late.words()).toEqual([])
  })
})
