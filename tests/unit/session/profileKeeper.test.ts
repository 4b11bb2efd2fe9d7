import { beforeAll, describe, expect, it } from 'vitest'
import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { encodeProfile, type KeptRoom } from '../../../shared/session/profile/profileContent.ts'
import { ProfileKeeper } from '../../../shared/session/profile/profileKeeper.ts'
import { createProfileKey, sealProfile } from '../../../shared/vault/profileFile.ts'
import { laterRefusal } from '../../support/refusals.ts'
import { MemoryProfileStore } from '../../support/session/simulatedSession.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'

const CHEAPEST = { passes: 2, memoryKiB: 64 * 1024 }
const WORDS = 'quiet river stone'

beforeAll(cryptoReady)

/** A store that counts its writes, and fails when it is told to. */
class CountingStore extends MemoryProfileStore {
  writes = 0
  isFull = false

  override async save(sealed: Uint8Array): Promise<void> {
    this.writes += 1
    if (this.isFull) throw new ProtocolError('PROFILE_WRITE')
    await super.save(sealed)
  }
}

/** An empty profile in a store, and a keeper that may open it. */
function setup(exists = true) {
  const clock = new SimulatedClock()
  const store = new CountingStore()
  if (exists) store.file = sealProfile(createProfileKey(WORDS, CHEAPEST), encodeProfile([]))
  const rooms: KeptRoom[] = []
  const failed = { times: 0 }
  const keeper = new ProfileKeeper(
    store,
    clock,
    () => rooms,
    () => {
      failed.times += 1
    },
  )
  return { clock, store, keeper, failed }
}

describe('a kept profile', () => {
  it('is opened with its passphrase and with no other', async () => {
    const { keeper } = setup()
    expect(await laterRefusal(() => keeper.open('wrong'))).toBe('PASSPHRASE_WRONG')
    expect(keeper.isOpen).toBe(false)
    expect(await keeper.open(WORDS)).toEqual([])
    expect(keeper.isOpen).toBe(true)
  })

  it('is missing, or there, or damaged, and says so', async () => {
    const { keeper, store } = setup(false)
    expect(await keeper.exists()).toBe(false)
    expect(await laterRefusal(() => keeper.open(WORDS))).toBe('PROFILE_MISSING')
    store.file = new Uint8Array(1000)
    expect(await keeper.exists()).toBe(true)
    expect(await laterRefusal(() => keeper.open(WORDS))).toBe('PROFILE_DAMAGED')
  })

  it('is not made where there is one, and its file stays as it was', async () => {
    const { keeper, store } = setup()
    const before = store.file
    expect(await laterRefusal(() => keeper.create('another'))).toBe('PROFILE_EXISTS')
    expect([store.file, keeper.isOpen]).toEqual([before, false])
  })

  it('that was asked for twice at once is made once', async () => {
    const { keeper, store } = setup(false)
    const [first, second] = await Promise.allSettled([keeper.create(WORDS), keeper.create('another')])
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected'])
    expect(store.writes).toBe(1)
  })

  it('that could not be written is not there, and can be made again', async () => {
    const { keeper, store } = setup(false)
    store.isFull = true
    expect(await laterRefusal(() => keeper.create(WORDS))).toBe('PROFILE_WRITE')
    expect([keeper.isOpen, await keeper.exists()]).toEqual([false, false])
    store.isFull = false
    await keeper.create(WORDS)
    expect([keeper.isOpen, await keeper.exists()]).toEqual([true, true])
  })
})

describe('changes', () => {
  it('are written once for many, a little later', async () => {
    const { keeper, store, clock } = setup()
    await keeper.open(WORDS)
    for (let times = 0; times < 5; times++) keeper.saveSoon()
    clock.advance(299)
    expect(store.writes).toBe(0)
    clock.advance(1)
    await keeper.save()
    expect(store.writes).toBe(2)
  })

  it('are never written without an open profile', async () => {
    const { keeper, store, clock } = setup()
    keeper.saveSoon()
    await keeper.save()
    clock.advance(10_000)
    await keeper.close()
    expect(store.writes).toBe(0)
  })

  it('that could not be written are told, and the next are tried again', async () => {
    const { keeper, store, clock, failed } = setup()
    await keeper.open(WORDS)
    store.isFull = true
    keeper.saveSoon()
    clock.advance(300)
    expect(await laterRefusal(() => keeper.save())).toBe('PROFILE_WRITE')
    expect(failed.times).toBe(1)
    store.isFull = false
    await keeper.save()
    expect(store.writes).toBe(3)
  })

  it('are written before the keys are forgotten; and forgotten they are even when that fails', async () => {
    const { keeper, store } = setup()
    await keeper.open(WORDS)
    keeper.saveSoon()
    store.isFull = true
    expect(await laterRefusal(() => keeper.close())).toBe('PROFILE_WRITE')
    expect([store.writes, keeper.isOpen]).toEqual([1, false])
    store.isFull = false
    await keeper.open(WORDS)
    keeper.saveSoon()
    await keeper.close()
    expect([store.writes, keeper.isOpen]).toEqual([2, false])
  })
})
