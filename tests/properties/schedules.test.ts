import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { expectSameEverywhere, Schedule } from '../support/session/schedule.ts'

/** `ROWAN_SCHEDULES` asks for more of them, as a nightly run does. */
const SEEDS = Array.from({ length: Number(process.env.ROWAN_SCHEDULES ?? 20) }, (_, at) => at + 1)
const STEPS = 40

beforeAll(cryptoReady)

describe('people whose links, computers and lines fail as chance will have it', { timeout: 60_000 }, () => {
  it.each(SEEDS)(
    'have the same timeline and note in the end, and nothing is lost or doubled (seed %d)',
    async seed => {
      const schedule = new Schedule(seed)
      await schedule.begin()
      for (let step = 0; step < STEPS; step++) await schedule.step()
      await schedule.settle()
      await expectSameEverywhere(schedule.people)
      const [first] = schedule.people
      expect((await first?.words())?.sort()).toEqual([...schedule.said].sort())
      const notes = await Promise.all(schedule.people.map(person => schedule.noteOf(person)))
      expect(new Set(notes).size).toBe(1)
      expect(
        notes[0]
          ?.split('\n')
          .sort()
          .filter(line => line !== ''),
      ).toEqual([...schedule.written].sort())
    },
  )

  it.each([101, 102, 103, 104])(
    'and one who came late has all of it from then on, in the same order (seed %d)',
    async seed => {
      const schedule = new Schedule(seed)
      await schedule.begin()
      for (let step = 0; step < 15; step++) await schedule.step()
      const before = schedule.said.length
      const late = await schedule.comeLate()
      expect(await late.words()).toEqual([])
      for (let step = 0; step < 25; step++) await schedule.step()
      await schedule.settle()
      const [first, ...others] = schedule.people.filter(person => person !== late)
      if (first === undefined) throw new Error('nobody is there')
      await expectSameEverywhere([first, ...others])
      expect(await late.words()).toEqual((await first.words()).slice(before))
      expect((await late.timeline()).every(({ delivered, others: all }) => delivered === all)).toBe(true)
    },
  )
})
