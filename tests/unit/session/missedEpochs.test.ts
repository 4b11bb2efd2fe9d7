import { beforeAll, describe, expect, it } from 'vitest'
import { createAgreeKeyPair, openBox } from '../../../shared/crypto/agree.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { CATCHUP_NAMED_MAX } from '../../../shared/room/catchup/catchupMessage.ts'
import type { Handed } from '../../../shared/room/catchup/handedEpochs.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import type { EpochId } from '../../../shared/room/ids.ts'
import { missedBy, namedEpochs } from '../../../shared/session/catchup/missedEpochs.ts'
import { there } from '../../support/refusals.ts'
import { LedgerRoom, newcomerIn } from '../../support/session/ledgerRoom.ts'

beforeAll(cryptoReady)

const RENEW = { type: 'renew' } as const
const roomOf = () => new LedgerRoom('fay', ['gil'], ['ana', 'bo'])
const ids = (...epochs: readonly Epoch[]) => epochs.map(({ id }) => id)

/** What somebody hands to another who knows these epochs. */
function handedBy(
  room: LedgerRoom,
  name: string,
  to: string,
  epochs: readonly EpochId[],
  lacking: readonly EpochId[] = [],
) {
  const leaf = createAgreeKeyPair()
  const handed = missedBy(room.at(name).ledger, {
    device: room.id(to),
    leaf: leaf.publicKey,
    epochs,
    lacking,
  })
  return { handed, leaf }
}

/** Which epochs are handed, each with its secret or without. */
function rows({ handed, leaf }: ReturnType<typeof handedBy>, among: readonly Epoch[]) {
  return there(handed).epochs.map(({ signed, box }) => {
    const epoch = there(among.find(each => Buffer.compare(each.signed, signed) === 0))
    const secret = box && openBox(box, leaf)
    if (secret !== null) expect(secret.expose()).toEqual(epoch.keys.secret.expose())
    return [epoch.id, secret !== null]
  })
}

describe('what a device names', () => {
  it('are the epochs it knows, newest first', () => {
    const room = roomOf()
    const next = room.issue('fay', RENEW, 'ana')
    expect(namedEpochs(room.at('ana').ledger)).toEqual(ids(next, room.start))
    expect(namedEpochs(room.at('fay').ledger)).toEqual(ids(next, room.start, room.first))
  })

  it('are twenty at most', () => {
    const room = roomOf()
    const all = Array.from({ length: 25 }, () => room.issue('fay', RENEW, 'ana'))
    expect(namedEpochs(room.at('ana').ledger)).toEqual(ids(...all.slice(-CATCHUP_NAMED_MAX)).reverse())
  })

  it('are not those which it is in and has no key of', () => {
    const room = roomOf()
    room.at('ana').ledger.renewLeaf(0)
    room.at('ana').ledger.renewLeaf(0)
    room.issue('fay', RENEW, 'ana')
    expect(namedEpochs(room.at('ana').ledger)).toEqual(ids(room.start))
  })

  it('are those too which it is not in, so that it is told no more of them', () => {
    const room = roomOf()
    const out = room.issue('fay', { type: 'remove', devices: [room.id('ana')] }, 'ana')
    expect(namedEpochs(room.at('ana').ledger)).toEqual(ids(out, room.start))
  })
})

describe('what a device is handed', () => {
  it('is every epoch after those it names, parents first, with the secret for the leaf that it showed', () => {
    const room = roomOf()
    const all = Array.from({ length: 4 }, () => room.issue('fay', RENEW))
    const handed = handedBy(room, 'fay', 'ana', ids(room.start))
    expect(rows(handed, all)).toEqual(all.map(({ id }) => [id, true]))
    expect(handed.handed?.hellos).toEqual([])
    expect(handedBy(room, 'fay', 'ana', ids(there(all[3]))).handed?.epochs).toEqual([])
  })

  it('is nothing at all when none of its epochs is known', () => {
    const room = roomOf()
    const beside = room.issue('gil', RENEW)
    expect(handedBy(room, 'fay', 'ana', ids(beside)).handed).toBeNull()
    expect(handedBy(room, 'fay', 'ana', []).handed).toBeNull()
  })

  it('is the other branch too', () => {
    const room = roomOf()
    const [one, other] = [room.issue('fay', RENEW), room.issue('gil', RENEW, 'fay')]
    const handed = handedBy(room, 'fay', 'ana', ids(one, room.start))
    expect(rows(handed, [one, other])).toEqual([[other.id, true]])
  })

  it('is the epoch that takes it out, without a secret, and nothing after that', () => {
    const room = roomOf()
    const out = room.issue('fay', { type: 'remove', devices: [room.id('bo')] })
    const after = room.issue('fay', RENEW)
    const handed = handedBy(room, 'fay', 'bo', ids(room.start))
    expect(rows(handed, [out, after])).toEqual([[out.id, false]])
  })

  it('has no secret of an epoch whose key is not here', () => {
    const room = roomOf()
    room.at('gil').ledger.renewLeaf(0)
    room.at('gil').ledger.renewLeaf(0)
    const next = room.issue('fay', RENEW, 'gil')
    expect(rows(handedBy(room, 'gil', 'ana', ids(room.start)), [next])).toEqual([[next.id, false]])
  })

  it('has nothing of the time before it came', () => {
    const room = roomOf()
    const caro = newcomerIn(room, 'Caro')
    const added = room.issue('fay', { type: 'add', newcomer: caro })
    const next = room.issue('fay', RENEW)
    const leaf = createAgreeKeyPair()
    const device = caro.device.keys.device
    const asker = { device, leaf: leaf.publicKey, epochs: ids(added), lacking: ids(room.start) }
    const handed = there(missedBy(room.at('fay').ledger, asker))
    expect(handed.epochs.map(({ signed }) => signed)).toEqual([next.signed])
  })

  it('is what it says that it lacks, though it named a later one', () => {
    const room = roomOf()
    const [one, other] = [room.issue('fay', RENEW), room.issue('gil', RENEW, 'fay')]
    const merge = room.issue('fay', RENEW)
    expect(handedBy(room, 'fay', 'ana', ids(merge, one, room.start)).handed?.epochs).toEqual([])
    const handed = handedBy(room, 'fay', 'ana', ids(merge, one, room.start), ids(other))
    expect(rows(handed, [one, other, merge])).toEqual([[other.id, true]])
  })
})

describe('the hellos that are handed', () => {
  const words = ({ handed }: { handed: Handed | null }) => there(handed).hellos

  it('are those in epochs beside others which it names or lacks, for they may decide', () => {
    const room = roomOf()
    const before = room.hello('fay')
    const one = room.issue('fay', RENEW)
    const hello = room.hello('fay')
    expect(words(handedBy(room, 'fay', 'ana', ids(room.start)))).toEqual([])
    room.issue('gil', RENEW, 'fay')
    expect(words(handedBy(room, 'fay', 'ana', ids(room.start)))).toEqual([hello.wire])
    expect(words(handedBy(room, 'fay', 'ana', ids(one)))).toEqual([hello.wire])
    expect(before.header.epoch).toBe(room.start.id)
  })

  it('are still those once the branches have come together, for whoever was away all the time', () => {
    const room = roomOf()
    room.issue('fay', RENEW)
    const hello = room.hello('fay')
    room.issue('gil', RENEW, 'fay')
    const merge = room.issue('fay', RENEW)
    room.hello('fay')
    const last = room.issue('fay', RENEW)
    room.hello('fay')
    expect(words(handedBy(room, 'fay', 'ana', ids(room.start)))).toEqual([hello.wire])
    expect(words(handedBy(room, 'fay', 'ana', ids(last, merge)))).toEqual([])
  })

  it('are none in an epoch that it is not in', () => {
    const room = roomOf()
    room.issue('fay', { type: 'remove', devices: [room.id('bo')] })
    room.hello('fay')
    room.issue('gil', RENEW, 'fay')
    expect(words(handedBy(room, 'fay', 'bo', ids(room.start)))).toEqual([])
    expect(words(handedBy(room, 'fay', 'ana', ids(room.start)))).toHaveLength(1)
  })
})
