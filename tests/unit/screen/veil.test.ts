import { describe, expect, it } from 'vitest'
import { createVeil } from '../../../renderer/screen/session/createVeil.ts'
import { handClock } from '../../support/handClock.ts'

describe('the veil', () => {
  it('without a code lifts with anything', () => {
    const veil = createVeil(handClock())
    veil.draw()
    expect(veil.state.get()).toMatchObject({ drawn: true, coded: false })
    expect(veil.lift()).toBe(true)
    expect(veil.state.get().drawn).toBe(false)
  })

  it('with a code lifts with that alone, however an input method composed it', () => {
    const veil = createVeil(handClock())
    veil.choose('봄날')
    veil.draw()
    expect(veil.lift('봄날'.normalize('NFD'))).toBe(true)
  })

  it('with a code does not lift with nothing', () => {
    const veil = createVeil(handClock())
    veil.choose('spring')
    veil.draw()
    expect(veil.lift()).toBe(false)
    expect(veil.state.get()).toMatchObject({ drawn: true, wrong: true, waiting: true })
  })

  it('waits longer after each wrong code, and takes not even the right one meanwhile', () => {
    const clock = handClock()
    const veil = createVeil(clock)
    veil.choose('spring')
    veil.draw()
    for (const wait of [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
      expect(veil.lift('autumn')).toBe(false)
      clock.pass(wait - 1)
      expect(veil.lift('spring'), `before ${wait} ms`).toBe(false)
      clock.pass(1)
      expect(veil.state.get(), `after ${wait} ms`).toMatchObject({ drawn: true, waiting: false })
    }
    expect(veil.lift('spring')).toBe(true)
  })

  it('begins with the short wait again once it was lifted', () => {
    const clock = handClock()
    const veil = createVeil(clock)
    veil.choose('spring')
    veil.lift('autumn')
    clock.pass(1000)
    veil.lift('spring')
    veil.lift('autumn')
    clock.pass(1000)
    expect(veil.state.get().waiting).toBe(false)
  })

  it('keeps the code out of what the screen shows', () => {
    const veil = createVeil(handClock())
    veil.choose('spring')
    expect(JSON.stringify(veil.state.get())).not.toContain('spring')
    veil.choose('')
    expect(veil.state.get().coded).toBe(false)
  })
})
