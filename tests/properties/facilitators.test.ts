import { beforeAll, describe, it, onTestFinished } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { FacilitatedRoom } from '../support/session/facilitatedRoom.ts'
import { expectOneRoom } from '../support/session/oneRoom.ts'
import { seedKeys } from '../support/simulation/seededKeys.ts'

/** `ROWAN_SCHEDULES` asks for more of them, as a long run does; `ROWAN_FIRST` begins elsewhere. */
const FIRST = Number(process.env.ROWAN_FIRST ?? 1)
const SEEDS = Array.from({ length: Number(process.env.ROWAN_SCHEDULES ?? 14) }, (_, at) => at + FIRST)
const STEPS = 30

beforeAll(cryptoReady)

describe('several facilitators who add, remove, promote and renew at once, over lines that fail', {
  timeout: 120_000,
}, () => {
  it.each(SEEDS)('end in one membership, one timeline and one text (seed %d)', async seed => {
    onTestFinished(seedKeys(seed))
    const facilitated = new FacilitatedRoom(seed)
    await facilitated.begin()
    for (let step = 0; step < STEPS; step++) await facilitated.step()
    await facilitated.settle()
    await expectOneRoom(facilitated)
  })
})
