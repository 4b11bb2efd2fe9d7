import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { ProfileKeeper } from '../../../shared/session/profile/profileKeeper.ts'
import { fillerValues } from '../../../shared/vault/sealedStore.ts'
import { laterRefusal } from '../../support/refusals.ts'
import { MemoryProfile } from '../../support/session/memoryProfile.ts'
import { rememberStretched } from '../../support/session/rememberStretched.ts'
import { CHEAPEST } from '../../support/session/simulatedSession.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'

const WORDS = 'quiet river stone'

beforeAll(async () => {
  await cryptoReady()
  rememberStretched()
})

function setup(store = new MemoryProfile()) {
  const { vaultFiles, openStore } = store
  const clock = new SimulatedClock()
  const failed: string[] = []
  const keeper = new ProfileKeeper(
    { vaultFiles, openStore, clock, passwordCost: CHEAPEST },
    { saved: () => undefined, failed: code => failed.push(code) },
  )
  return { store, keeper, failed, clock }
}

describe('a kept profile', { timeout: 120_000 }, () => {
  it('is opened with its passphrase and with no other', async () => {
    const { store, keeper } = setup()
    await keeper.create(WORDS)
    await keeper.close()
    const { keeper: again, clock } = setup(store)
    expect(await laterRefusal(() => again.open('wrong'))).toBe('PASSPHRASE_WRONG')
    expect(again.isOpen).toBe(false)
    clock.advance(600_000)
    expect(await again.open(WORDS)).toEqual({ rooms: [], damaged: 0 })
    expect(again.isOpen).toBe(true)
  })

  it('is missing, or there, or damaged, and says so', async () => {
    const { keeper, store } = setup()
    expect(await keeper.exists()).toBe(false)
    expect(await laterRefusal(() => keeper.open(WORDS))).toBe('PROFILE_MISSING')
    store.generations = [new Uint8Array(1000)]
    expect(await keeper.exists()).toBe(true)
    expect(await laterRefusal(() => keeper.open(WORDS))).toBe('PROFILE_DAMAGED')
  })

  it('that was asked for twice at once is made once', async () => {
    const { keeper } = setup()
    const [first, second] = await Promise.allSettled([keeper.create(WORDS), keeper.create('another')])
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected'])
  })

  it('that could not be written is not there, and can be made again', async () => {
    const { keeper, store } = setup()
    store.isFull = true
    expect(await laterRefusal(() => keeper.create(WORDS))).toBe('PROFILE_WRITE')
    expect([keeper.isOpen, await keeper.exists()]).toEqual([false, false])
    store.isFull = false
    await keeper.create(WORDS)
    expect([keeper.isOpen, await keeper.exists()]).toEqual([true, true])
  })

  it('holds values that nobody can read from its first moment, another number each time', async () => {
    const { keeper, store } = setup()
    await keeper.create(WORDS)
    expect(store.values.size).toBeGreaterThanOrEqual(64 + 2)
    const counts = new Set(Array.from({ length: 5 }, () => fillerValues().length))
    expect(counts.size).toBeGreaterThan(1)
  })

  it('that is opened by an erasing passphrase is empty, and so is the store but for new values of nothing', async () => {
    const { keeper, store } = setup()
    await keeper.create(WORDS)
    await keeper.vault.setErase(WORDS, 'all of it')
    const before = [...store.values.keys()]
    await keeper.close()
    const again = setup(store).keeper
    expect(await again.open('all of it')).toEqual({ rooms: [], damaged: 0 })
    await again.close()
    expect(before.filter(key => store.values.has(key))).toEqual([])
    expect(store.values.size).toBeGreaterThanOrEqual(66)
    expect(await laterRefusal(() => setup(store).keeper.open(WORDS))).toBe('PASSPHRASE_WRONG')
  })

  it('that is destroyed leaves no vault and no value', async () => {
    const { keeper, store } = setup()
    await keeper.create(WORDS)
    expect(await laterRefusal(() => keeper.destroy('wrong'))).toBe('PASSPHRASE_WRONG')
    await keeper.destroy(WORDS)
    expect([keeper.isOpen, await keeper.exists(), store.values.size]).toEqual([false, false, 0])
    expect(await laterRefusal(() => keeper.destroy(WORDS))).toBe('LOCKED')
  })
})
