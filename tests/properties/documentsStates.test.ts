import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { there } from '../support/refusals.ts'
import { keptRecords } from '../support/session/keptRecords.ts'
import { NoteSchedule } from '../support/session/noteSchedule.ts'

/** `ROWAN_SCHEDULES` asks for more of them, as a nightly run does. */
const SEEDS = Array.from({ length: Number(process.env.ROWAN_SCHEDULES ?? 12) }, (_, at) => at + 1)

beforeAll(cryptoReady)

describe('a note that is shared, written anew and pruned while everything goes wrong', {
  timeout: 120_000,
}, () => {
  it.each(SEEDS)(
    'is the same for members, newcomers and after restarts, and nothing is lost or doubled (seed %d)',
    async seed => {
      const schedule = new NoteSchedule(seed)
      await schedule.begin()
      for (let step = 0; step < 20; step++) await schedule.step()
      await schedule.somebodyComes()
      for (let step = 0; step < 20; step++) await schedule.step()
      if (seed % 2 === 0) await schedule.somebodyComes()
      await schedule.shareAtLast()
      const lines = await Promise.all(schedule.people.map(person => schedule.linesOf(person)))
      for (const [at, read] of lines.entries())
        expect(read, there(schedule.people[at]).name).toEqual(lines[0])
      expect([...there(lines[0])].sort()).toEqual([...schedule.standing].sort())
      for (const { session } of schedule.people)
        expect(
          [...session.refusals.keys()].filter(code => code.startsWith('NOTE_') || code === 'RECORD_BODY'),
        ).toEqual([])
      const husks = (await keptRecords(there(schedule.people[1]))).filter(({ body }) => body === null)
      expect(husks.length).toBeGreaterThan(0)
      // once more from what they keep
      for (const person of schedule.people.slice(1)) {
        await person.session.close()
        const again = await schedule.room.restarted(person)
        await schedule.settle()
        expect(await schedule.linesOf(again)).toEqual(lines[0])
      }
    },
  )
})
