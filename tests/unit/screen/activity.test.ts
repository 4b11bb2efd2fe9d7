import { describe, expect, it } from 'vitest'
import { watchActivity } from '../../../renderer/screen/session/watchActivity.ts'
import { handClock } from '../../support/handClock.ts'

function watched() {
  const page = new EventTarget()
  const clock = handClock(1_000_000)
  const is = { covered: false, awake: false }
  let told = 0
  watchActivity({
    page,
    clock,
    covered: () => is.covered,
    awake: () => is.awake,
    tell: () => {
      told += 1
    },
  })
  return { clock, is, told: () => told, does: (name: string) => page.dispatchEvent(new Event(name)) }
}

describe('telling main that somebody is there', () => {
  it.each(['pointerdown', 'pointermove', 'wheel', 'keydown', 'compositionupdate'])('hears %s', name => {
    const { told, does } = watched()
    does(name)
    expect(told()).toBe(1)
  })

  it('says it at most every five seconds', () => {
    const { clock, told, does } = watched()
    does('keydown')
    clock.pass(4999)
    does('keydown')
    expect(told()).toBe(1)
    clock.pass(1)
    does('keydown')
    expect(told()).toBe(2)
  })

  it('is not silenced by a clock that is set back', () => {
    const { clock, told, does } = watched()
    does('keydown')
    clock.setTo(0)
    does('keydown')
    expect(told()).toBe(2)
  })

  it('says nothing beneath the veil, where somebody else may move the mouse', () => {
    const { is, told, does } = watched()
    is.covered = true
    does('pointermove')
    expect(told()).toBe(0)
  })

  it('goes on by itself while waiting and reading are no idleness, often enough for the shortest idle time', () => {
    const { clock, is, told } = watched()
    clock.pass(60_000)
    expect(told()).toBe(0)
    is.awake = true
    clock.pass(30_000)
    expect(told()).toBeGreaterThanOrEqual(2)
  })
})
