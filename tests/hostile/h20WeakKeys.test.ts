import { beforeAll, describe, expect, it } from 'vitest'
import type { AgreePublicKey } from '../../shared/crypto/agree.ts'
import { agree, createAgreeKeyPair, sealToKey } from '../../shared/crypto/agree.ts'
import { LABELS } from '../../shared/crypto/labels.ts'
import { randomSecret } from '../../shared/crypto/random.ts'
import { createSignKeyPair, type SignPublicKey, sign, verify } from '../../shared/crypto/sign.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { sealEpochEntry } from '../../shared/room/epoch/epochEntry.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { type HostileMember, roomWithMallory } from '../support/hostile/hostileMember.ts'
import { ledgerVictim, sessionVictim } from '../support/hostile/victims.ts'
import { malleated, SMALL_ORDER, SMALL_ORDER_SIGNERS } from '../support/hostile/weakKeys.ts'
import { refusal } from '../support/refusals.ts'
import { opsBytes, plan, signedBytes, stateBytes } from '../support/room/epochBytes.ts'
import { messageBytes } from '../support/room/messageBytes.ts'
import { cat, H, lp, SIG, text, unhex } from '../support/room/primitives.ts'
import {
  headerBytes,
  helloBytes,
  helloTagBytes,
  newStrand,
  planRecord,
  type RecordPlan,
  recordId,
  type Strand,
  sealedContent,
  wireBytes,
} from '../support/room/recordBytes.ts'
import { type Device, newDevice } from '../support/room/testRoom.ts'
import { threeLedgers } from '../support/session/ledgers.ts'

beforeAll(cryptoReady)

/** A hello of Mallory's by hand, with a good tag for everybody, for a strand and leaf of her choice. */
function helloOf(mallory: HostileMember, strand: Strand, leaf: Uint8Array): RecordPlan {
  const { epoch, ledger } = mallory
  const claim = { key: strand.key, leaf, counter: 1_000, before: new Uint8Array(32) }
  const tags = epoch.state.members.map(({ device }) => {
    const pair = ledger.pair(device).hello.expose()
    return [device, helloTagBytes(pair, epoch, mallory.device, claim)] as const
  })
  return { ...planRecord(epoch, mallory.device, strand, 0, helloBytes(claim, tags)), type: 1 }
}

/** A record with a signature of the test's own making. */
function wireWith(mallory: HostileMember, plan: RecordPlan, signature: Uint8Array): Uint8Array {
  const content = cat(lp(headerBytes(plan)), signature, lp(plan.payload))
  return sealedContent(mallory.epoch, recordId(plan), content)
}

const victimIn = ({ ana, clock, mallory }: Awaited<ReturnType<typeof roomWithMallory>>) =>
  sessionVictim(ana, clock, { attacker: mallory.device })

describe('20: all-zero and small-order public keys, malleated signatures', () => {
  it.each(SMALL_ORDER)('agreeing with %s, or sealing to it, is refused', key => {
    expect(refusal(() => agree(createAgreeKeyPair().secretKey, key as AgreePublicKey))).toBe('BAD_KEY')
    expect(refusal(() => sealToKey(randomSecret(), key as AgreePublicKey))).toBe('BAD_KEY')
  })

  it('a hello with such a leaf is refused, whichever it is', async () => {
    const room = await roomWithMallory()
    await commonCriterion(victimIn(room), { counted: { BAD_KEY: SMALL_ORDER.length } }, () => {
      for (const leaf of SMALL_ORDER) {
        const plan = helloOf(room.mallory, newStrand(), unhex(leaf))
        room.mallory.appendRecord(wireBytes(room.mallory.epoch, plan))
      }
      room.clock.advance(1_000)
    })
  })

  it('after such a hello people can still be let in, and Mallory removed', async () => {
    const { room, mallory, clock, counsellor, ana } = await roomWithMallory()
    mallory.appendRecord(wireBytes(mallory.epoch, helloOf(mallory, newStrand(), unhex(SMALL_ORDER[0]))))
    clock.advance(1_000)
    const late = await room.person('Late')
    await room.letIn(late)
    expect(ana.room().members).toHaveLength(4)
    await counsellor.calls.removeMember({ room: room.id, device: mallory.device })
    clock.advance(5_000)
    for (const person of [counsellor, ana, late])
      expect(person.room().members.map(({ name }) => name)).not.toContain('Mallory')
  })

  it.each(SMALL_ORDER_SIGNERS)('a strand under %s signs nothing', async key => {
    const room = await roomWithMallory()
    const { mallory } = room
    const strand = { ...newStrand(), key: unhex(key), id: H('strand', unhex(key)).slice(0, 8) }
    // under such a key R = A and S = 0 would pass where nobody looks at the order
    const signatures = [
      cat(unhex(key), new Uint8Array(32)),
      cat(unhex(`01${'00'.repeat(31)}`), new Uint8Array(32)),
    ]
    await commonCriterion(victimIn(room), { counted: { BAD_SIGNATURE: 2 } }, () => {
      for (const signature of signatures) {
        const plan = helloOf(mallory, strand, unhex(createAgreeKeyPair().publicKey))
        mallory.appendRecord(wireWith(mallory, plan, signature))
      }
      room.clock.advance(1_000)
    })
  })

  it('a record whose signature is malleated is refused, and the right one taken after it', async () => {
    const room = await roomWithMallory()
    const { mallory, ana, clock } = room
    const strand = newStrand()
    const hello = helloOf(mallory, strand, unhex(createAgreeKeyPair().publicKey))
    const words = {
      ...planRecord(mallory.epoch, mallory.device, strand, 1, messageBytes('right')),
      prev: recordId(hello),
    }
    const signature = (plan: RecordPlan) => SIG(plan.signer, 'rec', headerBytes(plan))
    await commonCriterion(victimIn(room), { counted: { BAD_SIGNATURE: 1 } }, () => {
      mallory.appendRecord(wireWith(mallory, hello, malleated(signature(hello))))
      clock.advance(1_000)
    })
    mallory.appendRecord(wireBytes(mallory.epoch, hello))
    clock.advance(1_000)
    await commonCriterion(victimIn(room), { counted: { BAD_SIGNATURE: 1 } }, () => {
      mallory.appendRecord(wireWith(mallory, words, malleated(signature(words))))
      clock.advance(1_000)
    })
    mallory.appendRecord(wireBytes(mallory.epoch, words))
    clock.advance(2_000)
    expect(await ana.words()).toContain('right')
  })

  describe('in an epoch of a facilitator gone bad', () => {
    /** What Bo says to an epoch that adds somebody with these keys. */
    function boHears(change: (member: Device['member']) => Partial<Device['member']>) {
      const { bo, epoch, founder } = threeLedgers()
      const caro = newDevice(epoch.room, 'Caro', 2)
      const member = { ...caro.member, ...change(caro.member) }
      const weak = { ...caro, member }
      const good = plan(epoch, founder, [caro])
      const members = [...epoch.state.members, member]
      const signed = signedBytes({
        ...good,
        ops: opsBytes([{ add: weak.member }]),
        state: stateBytes(members),
      })
      return { bo, take: () => bo.ledger.takeEpoch(sealEpochEntry(epoch, signed)) }
    }

    it.each(SMALL_ORDER)('%s as a new identity is refused', async key => {
      const { bo, take } = boHears(() => ({ identity: key as AgreePublicKey }))
      await commonCriterion(ledgerVictim(bo), { counted: { BAD_KEY: 1 } }, take)
    })

    it.each(SMALL_ORDER)('%s as a new leaf is refused', async key => {
      const { bo, take } = boHears(() => ({ leaf: key as AgreePublicKey }))
      await commonCriterion(ledgerVictim(bo), { counted: { BAD_KEY: 1 } }, take)
    })

    it('a malleated signature is refused, and the right one taken after it', async () => {
      const { bo, epoch, founder } = threeLedgers()
      const signed = signedBytes(plan(epoch, founder, [newDevice(epoch.room, 'Caro', 2)]))
      const wrong = cat(signed.slice(0, -64), malleated(signed.slice(-64)))
      await commonCriterion(ledgerVictim(bo), { counted: { BAD_SIGNATURE: 1 } }, () =>
        bo.ledger.takeEpoch(sealEpochEntry(epoch, wrong)),
      )
      bo.ledger.takeEpoch(sealEpochEntry(epoch, signed))
      expect(bo.ledger.active.number).toBe(2)
    })
  })

  it('what a member says under S + L verifies nowhere, and neither does a key of small order', () => {
    const pair = createSignKeyPair()
    const bytes = text('an epoch')
    const signature = sign(pair.secretKey, LABELS.epochSignature, bytes)
    expect(verify(pair.publicKey, LABELS.epochSignature, bytes, signature)).toBe(true)
    expect(verify(pair.publicKey, LABELS.epochSignature, bytes, malleated(signature))).toBe(false)
    for (const key of SMALL_ORDER_SIGNERS)
      for (const zero of [cat(unhex(key), new Uint8Array(32)), new Uint8Array(64)])
        expect(verify(key as SignPublicKey, LABELS.epochSignature, bytes, zero)).toBe(false)
  })
})
