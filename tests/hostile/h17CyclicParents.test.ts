import { beforeAll, describe, expect, it } from 'vitest'
import { randomBytes, randomSecret } from '../../shared/crypto/random.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { sealEpochEntry } from '../../shared/room/epoch/epochEntry.ts'
import { decodeSignedEpoch, epochIdOf } from '../../shared/room/epoch/epochPublic.ts'
import { openEpoch } from '../../shared/room/epoch/openEpoch.ts'
import { commonCriterion } from '../support/hostile/commonCriterion.ts'
import { ledgerVictim } from '../support/hostile/victims.ts'
import { boxBytes, plan, signedBytes } from '../support/room/epochBytes.ts'
import { unhex } from '../support/room/primitives.ts'
import { heardLedger, threeLedgers } from '../support/session/ledgers.ts'

// More of this number: h17WrongEpochs.test.ts

type Plan = ReturnType<typeof plan>

beforeAll(cryptoReady)

describe('17: epoch record: cyclic parents', () => {
  const idOf = (signed: Uint8Array) => epochIdOf(decodeSignedEpoch(signed).pub)

  it('cannot be: what names itself has another id by that, and names an unknown parent', async () => {
    const { epoch: start, founder, ana: reader } = threeLedgers()
    let from: Plan = plan(start, founder, [])
    for (let turn = 0; turn < 5; turn++) {
      const before = idOf(signedBytes(from))
      from = { ...from, parents: [unhex(before)] }
      const signed = signedBytes(from)
      expect(idOf(signed)).not.toBe(before)
      const counted = { EPOCH_UNKNOWN_PARENT: 1 }
      await commonCriterion(ledgerVictim(reader), { counted }, () =>
        reader.ledger.takeEpoch(sealEpochEntry(start, signed)),
      )
    }
  })

  it('nor can two name one another: the second names a first that is nowhere', async () => {
    const { epoch: start, founder, ana: reader } = threeLedgers()
    const first = plan(start, founder, [])
    const claimed = unhex(idOf(signedBytes(first)))
    const second = { ...plan(start, founder, []), parents: [claimed], no: first.no + 1 }
    const again = { ...first, parents: [unhex(idOf(signedBytes(second)))] }
    expect(idOf(signedBytes(again))).not.toBe(idOf(signedBytes(first)))
    const counted = { EPOCH_UNKNOWN_PARENT: 2 }
    await commonCriterion(ledgerVictim(reader), { counted }, () => {
      for (const each of [again, second]) reader.ledger.takeEpoch(sealEpochEntry(start, signedBytes(each)))
    })
    expect(reader.ledger.active.id).toBe(start.id)
  })
})

describe('17: epoch record: different secrets, in the ledger', () => {
  it('two epochs with a secret each are two epochs, and everybody learns of both', () => {
    const { epoch: start, founder, ana: reader, bo: other } = threeLedgers()
    const [one, two] = [signedBytes(plan(start, founder, [])), signedBytes(plan(start, founder, []))]
    for (const { ledger } of [reader, other])
      for (const signed of [one, two]) ledger.takeEpoch(sealEpochEntry(start, signed))
    expect(reader.ledger.active.id).toBe(other.ledger.active.id)
    expect([reader.refused, other.refused]).toEqual([[], []])
  })

  it('a secret that a member hands over counts only if it is the one committed to', async () => {
    const { epoch: start, founder, ana: reader, control } = threeLedgers()
    const from = plan(start, founder, [])
    const boxes = boxBytes(
      randomBytes(32),
      start.state.members.map(({ leaf }) => leaf),
    )
    const signed = signedBytes({ ...from, boxes })
    const { ledger } = reader
    await commonCriterion(ledgerVictim(reader), { counted: { EPOCH_COMMIT: 2 } }, () => {
      ledger.takeEpoch(sealEpochEntry(start, signed))
      ledger.learn({ signed, secret: randomSecret<'epoch'>() })
    })
    // the right one, as whoever holds it has it
    const held = boxBytes(
      from.secret,
      start.state.members.map(({ leaf }) => leaf),
    )
    const { keys } = openEpoch(signedBytes({ ...from, boxes: held }), founder.keys, control)
    expect(ledger.learn({ signed, secret: keys.secret })?.epoch).not.toBeNull()
    expect(heardLedger(reader.device, start).ledger.active.id).toBe(start.id)
    expect(ledger.active.id).toBe(epochIdOf(decodeSignedEpoch(signed).pub))
  })
})
