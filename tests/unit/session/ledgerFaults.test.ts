import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { sealEpochEntry } from '../../../shared/room/epoch/epochEntry.ts'
import { openEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import type { EpochNode } from '../../../shared/room/membership/epochNode.ts'
import { issueNext } from '../../../shared/session/room/issueNext.ts'
import { refusal, there } from '../../support/refusals.ts'
import { boxBytes, opsBytes, plan, signedBytes, stateBytes } from '../../support/room/epochBytes.ts'
import { flipped, text, unhex } from '../../support/room/primitives.ts'
import { idText, newStrand, planRecord, recordId, wireBytes } from '../../support/room/recordBytes.ts'
import { AT, addDevices, newDevice } from '../../support/room/testRoom.ts'
import { heardLedger, message, planHello, threeLedgers } from '../../support/session/ledgers.ts'

beforeAll(cryptoReady)

function turned(taken: EpochNode | null): Epoch {
  if (!taken?.epoch) throw new Error('the epoch was not adopted')
  return taken.epoch
}

describe('a hello', () => {
  it('with a right tag for one member does not pass for another', () => {
    const { atFounder, ana, bo, epoch } = threeLedgers()
    const wire = wireBytes(epoch, planHello(epoch, ana.device, newStrand(), [atFounder.device]))
    expect(atFounder.ledger.takeRecord(wire)).toBe('new')
    expect(bo.ledger.takeRecord(wire)).toBe('refused')
    expect(bo.refused).toEqual(['HELLO_TAG'])
    expect([...bo.ledger.strands]).toEqual([])
  })

  it('in another’s name, made by a member with her own keys, does not pass', () => {
    const { atFounder, ana, bo, epoch } = threeLedgers()
    const strand = newStrand()
    const inAnasName = {
      ...planHello(epoch, bo.device, strand, [atFounder.device]),
      author: unhex(ana.device.member.device),
    }
    expect(atFounder.ledger.takeRecord(wireBytes(epoch, inAnasName))).toBe('refused')
    expect(atFounder.refused).toEqual(['HELLO_TAG'])
  })

  it('of a device that is no member is refused', () => {
    const { atFounder, epoch } = threeLedgers()
    const stranger = newDevice(epoch.room, 'Eve', 1)
    const wire = wireBytes(epoch, planHello(epoch, stranger, newStrand(), [atFounder.device]))
    expect(atFounder.ledger.takeRecord(wire)).toBe('refused')
    expect(atFounder.refused).toEqual(['RECORD_AUTHOR'])
  })

  it('whose signature is wrong lays down nothing: the author’s own is taken after it', () => {
    const { ana, bo, epoch, founder, control } = threeLedgers()
    const anas = ana.ledger.writeHello(AT)
    const caro = newDevice(epoch.room, 'Caro', 2)
    const next = addDevices(founder.keys, epoch, [caro])
    const atCaro = heardLedger(caro, openEpoch(next.signed, caro.keys, control))
    ana.ledger.takeEpoch(sealEpochEntry(epoch, next.signed))
    const again = ana.ledger.writeHello(AT)
    // Bo seals a copy of Ana's hello where it does not belong; he cannot sign for her
    const plan = planRecord(next, ana.device.member.device, newStrand(), 900, there(again.body))
    const copy = { ...plan, type: 1, strand: unhex(again.header.strand) }
    for (const { ledger } of [atCaro, bo]) ledger.takeRecord(wireBytes(next, copy))
    expect(atCaro.refused).toEqual(['BAD_SIGNATURE'])
    expect(atCaro.ledger.takeRecord(again.wire)).toBe('new')
    expect(bo.ledger.takeRecord(anas.wire)).toBe('new')
  })

  it('after the first has to be for this device as well, or the strand stops there', () => {
    const { atFounder, ana, bo, epoch } = threeLedgers()
    const strand = newStrand()
    const first = planHello(epoch, ana.device, strand, [atFounder.device, bo.device])
    const second = {
      ...planHello(epoch, ana.device, strand, [atFounder.device], { seq: 1, before: unhex(epoch.id) }),
      prev: recordId(first),
    }
    const wires = [first, second].map(plan => wireBytes(epoch, plan))
    expect(wires.map(wire => atFounder.ledger.takeRecord(wire))).toEqual(['new', 'new'])
    expect(wires.map(wire => bo.ledger.takeRecord(wire))).toEqual(['new', 'refused'])
    expect(bo.refused).toEqual(['HELLO_TAG'])
  })

  it('of one who was removed does not come in through a friend who stayed', () => {
    const { founder, atFounder, ana, bo, epoch } = threeLedgers()
    const hello = ana.ledger.writeHello(AT)
    bo.ledger.takeRecord(hello.wire)
    const left = [founder.member, bo.device.member]
    const right = plan(epoch, founder, [])
    const without = signedBytes({
      ...right,
      boxes: boxBytes(
        right.secret,
        left.map(member => member.leaf),
      ),
      ops: opsBytes([{ remove: ana.device.member.device }]),
      state: stateBytes(left, { removed: [{ device: ana.device.member.device, no: epoch.number + 1 }] }),
    })
    const next = turned(bo.ledger.takeEpoch(sealEpochEntry(epoch, without)))
    expect(ana.ledger.takeEpoch(sealEpochEntry(epoch, without))?.epoch).toBeNull()
    expect([ana.ledger.epochBook.standing, ana.refused]).toEqual(['removed', []])
    // she signs with a strand of hers; the friend seals it in the epoch that she has no keys of
    const strand = newStrand()
    const plans = [
      planHello(epoch, ana.device, strand, [bo.device, atFounder.device]),
      planHello(next, ana.device, strand, [bo.device, atFounder.device], { seq: 1, before: unhex(epoch.id) }),
    ]
    expect(bo.ledger.takeRecord(wireBytes(epoch, there(plans[0])))).toBe('refused')
    expect(
      bo.ledger.takeRecord(wireBytes(next, { ...there(plans[1]), prev: recordId(there(plans[0])) })),
    ).toBe('refused')
    expect(bo.refused).toEqual(['RECORD_FRONTIER', 'RECORD_FRONTIER'])
  })
})

describe('where a strand begins for a newcomer', () => {
  const setup = () => {
    const three = threeLedgers()
    const { epoch, founder, control, ana } = three
    const caro = newDevice(epoch.room, 'Caro', 2)
    const next = addDevices(founder.keys, epoch, [caro])
    const atCaro = heardLedger(caro, openEpoch(next.signed, caro.keys, control))
    const hello = (before: Uint8Array, seq: number) =>
      wireBytes(next, planHello(next, ana.device, newStrand(), [caro], { seq, before }))
    return { ...three, next, atCaro, hello }
  }

  it('is the hello after an epoch that she has no keys of', () => {
    const { atCaro, hello, epoch } = setup()
    expect(atCaro.ledger.takeRecord(hello(unhex(epoch.id), 40))).toBe('new')
    expect(there([...atCaro.ledger.strands][0]).base).toBe(40)
  })

  it('is not a hello in the middle that says there was none before, nor one after an epoch she was in', () => {
    const { atCaro, hello, next } = setup()
    expect(atCaro.ledger.takeRecord(hello(new Uint8Array(32), 40))).toBe('kept')
    expect(atCaro.ledger.takeRecord(hello(unhex(next.id), 40))).toBe('kept')
    expect([...atCaro.ledger.strands]).toEqual([])
  })

  it('for one who was there is seq 0 alone', () => {
    const { bo, ana, epoch, first } = setup()
    const late = planHello(epoch, ana.device, newStrand(), [bo.device], { seq: 3, before: unhex(epoch.id) })
    expect(bo.ledger.takeRecord(wireBytes(epoch, late))).toBe('kept')
    const before = planHello(epoch, ana.device, newStrand(), [bo.device], { seq: 3, before: unhex(first.id) })
    expect(bo.ledger.takeRecord(wireBytes(epoch, before))).toBe('new')
  })
})

describe('a record', () => {
  it('of an epoch whose keys are not here is refused', () => {
    const { bo, first, founder } = threeLedgers()
    const wire = wireBytes(first, planRecord(first, founder.member.device, newStrand()))
    expect(bo.ledger.takeRecord(wire)).toBe('refused')
    expect(bo.refused).toEqual(['RECORD_EPOCH'])
  })

  it('dated back into the last epoch is refused once its author has moved on', () => {
    const { atFounder, ana, bo, epoch, founder } = threeLedgers()
    const caro = newDevice(epoch.room, 'Caro', 2)
    const next = addDevices(founder.keys, epoch, [caro])
    for (const { ledger } of [atFounder, ana, bo]) ledger.takeEpoch(sealEpochEntry(epoch, next.signed))
    const strand = newStrand()
    const hello = planHello(next, ana.device, strand, [bo.device])
    const late = { ...planRecord(epoch, ana.device.member.device, strand, 1), prev: recordId(hello) }
    expect(bo.ledger.takeRecord(wireBytes(next, hello))).toBe('new')
    expect(bo.ledger.takeRecord(wireBytes(epoch, late))).toBe('refused')
    expect(bo.refused).toEqual(['RECORD_EPOCH'])
  })

  it('that another claims the place of freezes its strand and stays', () => {
    const { ana, bo, epoch } = threeLedgers()
    const strand = newStrand()
    const hello = planHello(epoch, ana.device, strand, [bo.device])
    const said = {
      ...planRecord(epoch, ana.device.member.device, strand, 1, text('yes')),
      prev: recordId(hello),
    }
    const twin = { ...said, ts: 5 }
    const taken = [hello, said, twin, said].map(each => bo.ledger.takeRecord(wireBytes(epoch, each)))
    expect(taken).toEqual(['new', 'new', 'refused', 'known'])
    expect(bo.refused).toEqual(['RECORD_EQUIVOCATION'])
    const log = there([...bo.ledger.strands][0])
    expect([log.frozen, log.head]).toEqual([true, idText(said)])
    expect(bo.ledger.record(log.head)).toBeDefined()
    expect(there(log.twin).id).toBe(idText(twin))
  })
})

describe('records that wait for a hello', () => {
  it('are taken when it comes, though another member put false ones among them', () => {
    const { ana, bo, epoch } = threeLedgers()
    const hello = ana.ledger.writeHello(AT)
    const said = [1, 2, 3].map(at => ana.ledger.write(message(`${at}`)))
    const forged = {
      ...planRecord(epoch, ana.device.member.device, newStrand(), 1),
      strand: unhex(hello.header.strand),
    }
    const wires = [wireBytes(epoch, forged), ...said.map(({ wire }) => wire)]
    expect(wires.map(wire => bo.ledger.takeRecord(wire))).toEqual(['kept', 'kept', 'kept', 'kept'])
    expect(bo.ledger.takeRecord(hello.wire)).toBe('new')
    expect(bo.refused).toEqual(['BAD_SIGNATURE'])
    expect(bo.accepted.map(({ id }) => id)).toEqual([hello, ...said].map(({ id }) => id))
  })

  it('are 256 of a strand and 64 strands, and then no more', () => {
    const { bo, ana, epoch } = threeLedgers()
    const author = ana.device.member.device
    const one = newStrand()
    const many = Array.from({ length: 256 }, (_, seq) =>
      wireBytes(epoch, planRecord(epoch, author, one, seq + 1)),
    )
    expect(many.every(wire => bo.ledger.takeRecord(wire) === 'kept')).toBe(true)
    expect(bo.ledger.takeRecord(wireBytes(epoch, planRecord(epoch, author, one, 300)))).toBe('refused')
    const strands = Array.from({ length: 64 }, () =>
      wireBytes(epoch, planRecord(epoch, author, newStrand(), 1)),
    )
    expect(strands.map(wire => bo.ledger.takeRecord(wire)).filter(taken => taken === 'kept')).toHaveLength(63)
    expect(new Set(bo.refused)).toEqual(new Set(['RECORD_SEQUENCE']))
    expect(bo.ledger.takeRecord(ana.ledger.writeHello(AT).wire)).toBe('new')
  })
})

describe('an epoch in the carrier', () => {
  const setup = () => {
    const three = threeLedgers()
    const caro = newDevice(three.epoch.room, 'Caro', 2)
    const next = addDevices(three.founder.keys, three.epoch, [caro])
    return { ...three, next, caro, entry: sealEpochEntry(three.epoch, next.signed) }
  }

  it('is adopted once, with a new leaf; again it changes nothing and is no fault', () => {
    const { bo, entry, next } = setup()
    expect(turned(bo.ledger.takeEpoch(entry)).id).toBe(next.id)
    expect(bo.ledger.takeEpoch(entry)).toBeNull()
    expect([bo.ledger.active.id, bo.refused]).toEqual([next.id, []])
    bo.ledger.writeHello(AT)
    expect(bo.ledger.keys.leaves.map(({ counter }) => counter)).toEqual([0, 1])
  })

  it('that is a sibling of the one adopted stands beside it', () => {
    const { bo, entry, epoch, founder, next } = setup()
    bo.ledger.takeEpoch(entry)
    const sibling = addDevices(founder.keys, epoch, [newDevice(epoch.room, 'Dora', 2)])
    expect(turned(bo.ledger.takeEpoch(sealEpochEntry(epoch, sibling.signed))).id).toBe(sibling.id)
    expect(bo.ledger.epochs.map(({ id }) => id)).toEqual(expect.arrayContaining([next.id, sibling.id]))
    expect(bo.refused).toEqual([])
  })

  it('with a bit changed, of another carrier, or of no size is refused', () => {
    const { bo, entry, next, founder } = setup()
    const later = addDevices(founder.keys, next, [newDevice(next.room, 'Dora', 3)])
    expect(bo.ledger.takeEpoch(flipped(entry, 8 * 40))).toBeNull()
    expect(bo.ledger.takeEpoch(sealEpochEntry(next, later.signed))).toBeNull()
    for (const bytes of [new Uint8Array(), new Uint8Array(8), new Uint8Array(200_000)])
      bo.ledger.takeEpoch(bytes)
    expect(bo.refused).toEqual(['OPEN_FAILED', 'BAD_LENGTH', 'BAD_LENGTH', 'BAD_LENGTH'])
  })
})

describe('a device that is in the room', () => {
  it('is not added a second time', () => {
    const { atFounder, ana } = threeLedgers()
    const newcomer = ana.device.member
    expect(refusal(() => issueNext(atFounder.ledger, { type: 'add', newcomer }))).toBe('NOT_ALLOWED')
  })

  it('is added on with the newest leaf she announced', () => {
    const { atFounder, ana, epoch, founder } = threeLedgers()
    const caro = newDevice(epoch.room, 'Caro', 2)
    const entry = sealEpochEntry(epoch, addDevices(founder.keys, epoch, [caro]).signed)
    for (const { ledger } of [atFounder, ana]) ledger.takeEpoch(entry)
    atFounder.ledger.takeRecord(ana.ledger.writeHello(AT).wire)
    const newcomer = newDevice(epoch.room, 'Dora', 3).member
    const next = issueNext(atFounder.ledger, { type: 'add', newcomer })
    const leaf = there(ana.ledger.keys.leaves.at(-1))
    const listed = next.state.members.find(({ name }) => name === 'Ana')
    expect([listed?.leaf, listed?.leafCounter]).toEqual([leaf.pair.publicKey, 1])
    expect(next.state.frontiers).toEqual([[]])
  })

  it('is taken out with the last of her records', () => {
    const { atFounder, ana } = threeLedgers()
    const said = [ana.ledger.writeHello(AT), ana.ledger.write(message('last'))]
    atFounder.ledger.takeRecords(said.map(({ wire }) => wire))
    const devices = [ana.device.member.device]
    const { state } = issueNext(atFounder.ledger, { type: 'remove', devices })
    expect(state.frontiers).toEqual([
      [{ strand: ana.ledger.writer.strand, seq: 1, record: there(said[1]).id }],
    ])
  })
})
