import { describe, expect, it, vi } from 'vitest'
import { type HideKeyChoice, HideKeys, type KeyInput } from '../../../electron/main/ending/hideKeys.ts'
import { PractisedKeys } from '../../../electron/main/ending/practisedKeys.ts'
import { HIDE_GAP_MS } from '../../../shared/ports/hostPort.ts'

const NONE: HideKeyChoice = { hideOnShift: false, hideKey: null }

function key(code: string, more: Partial<KeyInput> = {}): KeyInput {
  return { type: 'keyDown', key: code.replace(/Left$|Right$/, ''), code, isAutoRepeat: false, ...more }
}

/** Presses keys one after the other, each so many ms after the one before, and gives what came of each. */
function pressed(inputs: readonly (KeyInput | [KeyInput, number])[], choice = NONE): (number | null)[] {
  let now = 5000
  const keys = new HideKeys(
    () => now,
    () => choice,
  )
  return inputs.map(input => {
    const [what, after] = Array.isArray(input) ? input : [input, 200]
    now += after
    return keys.press(what)
  })
}

const esc = key('Escape')

describe('the keys that hide', () => {
  it('are three presses of Escape, and a fourth begins anew', () => {
    expect(pressed([esc, esc, esc, esc, esc, esc])).toEqual([null, null, 400, null, null, 400])
  })

  it('may come as far apart as 1.5 s, and no further', () => {
    const at = (gap: number): [KeyInput, number] => [esc, gap]
    expect(pressed([esc, at(HIDE_GAP_MS), at(HIDE_GAP_MS)])[2]).toBe(3000)
    expect(pressed([esc, esc, at(HIDE_GAP_MS + 1), esc])).toEqual([null, null, null, null])
  })

  it('do not count a key that is held down, nor letting it go', () => {
    const held = key('Escape', { isAutoRepeat: true })
    const up = key('Escape', { type: 'keyUp' })
    expect(pressed([esc, held, held, up, esc, up, esc])).toEqual([null, null, null, null, null, null, 1200])
    expect(pressed([esc, held, held, held])).toEqual([null, null, null, null])
  })

  it('begin anew after any other key', () => {
    for (const other of [key('KeyA'), key('ShiftLeft'), key('Enter')])
      expect(pressed([esc, esc, other, esc])).toEqual([null, null, null, null])
  })

  it('count while an input method composes, once for each press even where it reports it twice', () => {
    const composing = key('Escape', { key: 'Process' })
    expect(pressed([composing, composing, composing])[2]).toBe(400)
    const echo: [KeyInput, number] = [esc, 5]
    expect(pressed([composing, echo, composing, echo])).toEqual([null, null, null, null])
    expect(pressed([composing, echo, composing, echo, composing])[4]).toBe(410)
    const made = key('', { key: 'Process' })
    expect(pressed([esc, made, esc, made, esc])[4]).toBe(800)
  })

  it('are an Escape that lies elsewhere on the keyboard, too', () => {
    const moved = key('CapsLock', { key: 'Escape' })
    expect(pressed([moved, moved, moved])[2]).toBe(400)
  })

  it('are three presses of Shift where that is chosen, without a letter between', () => {
    const choice = { ...NONE, hideOnShift: true }
    const shift = key('ShiftLeft')
    expect(pressed([shift, key('ShiftRight'), shift], choice)[2]).toBe(400)
    expect(pressed([shift, key('KeyA'), shift, key('KeyB'), shift], choice)[4]).toBe(null)
    expect(pressed([shift, shift, shift])[2]).toBe(null)
    expect(pressed([esc, shift, shift], choice)[2]).toBe(null)
  })

  it('are one press of her own key', () => {
    const choice = { ...NONE, hideKey: 'F9' } as const
    expect(pressed([key('F9')], choice)).toEqual([0])
    expect(pressed([key('F8'), key('F9', { isAutoRepeat: true })], choice)).toEqual([null, null])
  })

  it('count the closing of a window of the system as an Escape', () => {
    const keys = new HideKeys(
      () => 1,
      () => NONE,
    )
    expect([keys.dismissed(), keys.press(esc), keys.press(esc)]).toEqual([null, null, 0])
  })
})

describe('practising', () => {
  it('says once that they were pressed, and then they hide', () => {
    const [hide, practised] = [vi.fn(), vi.fn()]
    let now = 0
    const keys = new PractisedKeys({ now: () => now, choice: () => NONE, hide, practised })
    const thrice = () => {
      for (let presses = 0; presses < 3; presses++) {
        now += 100
        keys.press(esc)
      }
    }
    keys.practise(true)
    thrice()
    expect([hide.mock.calls, practised.mock.calls]).toEqual([[], [[200]]])
    thrice()
    expect(hide).toHaveBeenCalledTimes(1)
    keys.practise(true)
    keys.practise(false)
    thrice()
    expect(hide).toHaveBeenCalledTimes(2)
  })
})
