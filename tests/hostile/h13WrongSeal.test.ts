import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { Epoch } from '../../shared/room/epoch/epoch.ts'
import { reopenEpoch } from '../../shared/room/epoch/openEpoch.ts'
import { CHAT_DOC } from '../../shared/room/ids.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { roomWithMallory } from '../support/hostile/hostileMember.ts'
import { sessionVictim } from '../support/hostile/victims.ts'
import { there } from '../support/refusals.ts'
import { messageBytes } from '../support/room/messageBytes.ts'
import { cat, K, lp, SEAL, SIG, text, unhex } from '../support/room/primitives.ts'
import {
  headerBytes,
  newStrand,
  planRecord,
  type RecordPlan,
  recordAad,
  recordId,
  recordKey,
  sealedContent,
  wireBytes,
} from '../support/room/recordBytes.ts'
import { copiedKeys } from '../support/session/thief.ts'

let room: Awaited<ReturnType<typeof roomWithMallory>>
/** The epoch before Mallory came, which Ana has the keys of, and the one of now. */
let earlier: Epoch
let now: Epoch

/** Whoever keeps a profile derives a real key: on a busy machine that takes its time, in ms. */
const SLOW = 60_000

beforeAll(async () => {
  await cryptoReady()
  room = await roomWithMallory()
  await room.ana.say('before')
  room.clock.advance(2_000)
  const { epochs, keys } = await copiedKeys(room.ana)
  const held = epochs.map(({ signed, secret }) => reopenEpoch(signed, secret, keys.room))
  now = room.mallory.epoch
  earlier = there(held.find(({ id }) => now.parents.includes(id)))
}, SLOW)

const planIn = (epoch: Epoch) => planRecord(epoch, room.mallory.device, newStrand(), 0, messageBytes('words'))
const contentOf = (plan: RecordPlan) =>
  cat(lp(headerBytes(plan)), SIG(plan.signer, 'rec', headerBytes(plan)), lp(plan.payload))
const tagOf = (epoch: Epoch) => K(recordKey(epoch), 'tag').slice(0, 8)

/** recordId | tag8 | SEAL, each of them of one's choice. */
const sealed = (id: Uint8Array, tag: Epoch, key: Epoch, aad: Uint8Array, plan: RecordPlan) =>
  cat(id, tagOf(tag), SEAL(recordKey(key), aad, contentOf(plan)))

/** Ana hears these bytes where a record stands; they are counted once and nothing else. */
async function refused(bytes: Uint8Array, code: ErrorCode | null): Promise<void> {
  const victim = sessionVictim(room.ana, room.clock, { attacker: room.mallory.device })
  await commonCriterion(victim, { counted: code === null ? {} : { [code]: 1 } }, () => {
    room.mallory.appendRecord(bytes)
    room.clock.advance(1_000)
  })
}

describe('13: record sealed under wrong epoch / right key wrong AAD / swapped recordId', {
  timeout: SLOW,
}, () => {
  const underWrongEpoch: [string, ErrorCode, () => Uint8Array][] = [
    ['of this epoch under the one before', 'RECORD_EPOCH', () => wireBytes(earlier, planIn(now))],
    ['of the epoch before, whole, under this one', 'RECORD_EPOCH', () => wireBytes(now, planIn(earlier))],
    [
      'with this epoch’s tag and the key of the one before',
      'OPEN_FAILED',
      () => {
        const plan = planIn(now)
        return sealed(recordId(plan), now, earlier, recordAad(now, recordId(plan)), plan)
      },
    ],
    [
      'with the tag of the epoch before and this one’s key',
      'OPEN_FAILED',
      () => {
        const plan = planIn(now)
        return sealed(recordId(plan), earlier, now, recordAad(now, recordId(plan)), plan)
      },
    ],
    [
      'with a tag of no epoch',
      'RECORD_EPOCH',
      () => {
        const wire = wireBytes(now, planIn(now))
        return wire.fill(0x13, 32, 40)
      },
    ],
  ]

  it.each(underWrongEpoch)('a record %s', async (_, code, make) => refused(make(), code))

  const aads: [string, (id: Uint8Array) => Uint8Array][] = [
    ['another room', id => cat(text('rowan/v1/seal'), new Uint8Array(16), unhex(now.id), id)],
    ['another epoch', id => cat(text('rowan/v1/seal'), unhex(now.room), unhex(earlier.id), id)],
    ['another purpose', id => cat(text('rowan/v1/epoch-wire'), unhex(now.room), unhex(now.id), id)],
    [
      'another record',
      id =>
        recordAad(
          now,
          id.map(byte => byte ^ 1),
        ),
    ],
    ['nothing', () => new Uint8Array()],
  ]

  it.each(aads)('the right key, and additional data of %s', async (_, aad) => {
    const plan = planIn(now)
    const id = recordId(plan)
    await refused(sealed(id, now, now, aad(id), plan), 'OPEN_FAILED')
  })

  it('the ids of two records swapped', async () => {
    const [one, other] = [planIn(now), planIn(now)]
    const swapped = (from: RecordPlan, id: RecordPlan) => cat(recordId(id), wireBytes(now, from).slice(32))
    await refused(swapped(one, other), 'OPEN_FAILED')
    await refused(swapped(other, one), 'OPEN_FAILED')
  })

  it('sealed anew under another record’s id', async () => {
    const [one, other] = [planIn(now), planIn(now)]
    await refused(sealedContent(now, recordId(other), contentOf(one)), 'RECORD_ID')
  })

  it('other words under the id of a record that is there', async () => {
    const [before] = await room.ana.timeline()
    await refused(sealedContent(now, unhex(there(before).record), contentOf(planIn(now))), null)
    expect(await room.counsellor.words()).toEqual(['before'])
  })

  it('and an honest record is heard all the while, of Mallory too', async () => {
    room.mallory.write({ type: 'message', doc: CHAT_DOC, body: messageBytes('mine') })
    await room.counsellor.say('after')
    room.clock.advance(2_000)
    expect((await room.ana.words()).sort()).toEqual(['after', 'before', 'mine'])
  })
})
