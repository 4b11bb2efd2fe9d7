import { describe, expect, it } from 'vitest'
import { AnswerPace } from '../../../shared/session/replication/answerPace.ts'
import { refusal } from '../../support/refusals.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'

const MiB = 1024 * 1024

function setup(size = 2 * MiB) {
  const clock = new SimulatedClock()
  const pace = new AnswerPace(clock)
  const answered: number[] = []
  const began = clock.now()
  const ask = () =>
    pace.answer(() => {
      answered.push(clock.now() - began)
      return size
    })
  return { clock, pace, answered, ask }
}

describe('wants on one link', () => {
  it('are answered one after the other, each when the one before is paid for', () => {
    const { clock, answered, ask } = setup()
    ask()
    ask()
    expect(answered).toEqual([0])
    clock.advance(224)
    expect(answered).toEqual([0])
    clock.advance(1)
    expect(answered).toEqual([0, 225])
    clock.advance(1_000)
    ask()
    expect(answered).toHaveLength(3)
  })

  it('that are small wait 20 ms', () => {
    const { clock, answered, ask } = setup(0)
    ask()
    ask()
    clock.advance(20)
    expect(answered).toEqual([0, 20])
  })

  it('are refused when one waits already: nobody who keeps the rule has three', () => {
    const { clock, answered, ask } = setup()
    ask()
    ask()
    for (let more = 0; more < 100; more++) expect(refusal(ask)).toBe('BUDGET')
    clock.advance(10_000)
    expect(answered).toHaveLength(2)
  })

  it('are not answered when the link is gone', () => {
    const { clock, pace, answered, ask } = setup()
    ask()
    ask()
    pace.stop()
    clock.advance(10_000)
    expect(answered).toEqual([0])
  })
})
