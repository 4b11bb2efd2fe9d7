import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { guardComposition } from '../../../renderer/screen/session/guardComposition.ts'

type Press = {
  key?: string
  keyCode?: number
  isComposing?: boolean
  at?: number
  field?: 'INPUT' | 'TEXTAREA'
}

/** A window with the guard, and a listener behind it that would send. */
function setup() {
  const page = new EventTarget()
  const stop = guardComposition(page as unknown as Window)
  const heard = vi.fn()
  const event = (type: string, at: number, more: object = {}) => {
    const made = new Event(type, { cancelable: true })
    for (const [name, value] of Object.entries({ timeStamp: at, ...more }))
      Object.defineProperty(made, name, { value })
    return made
  }
  const press = ({
    key = 'Enter',
    keyCode = 13,
    isComposing = false,
    at = 1000,
    field = 'TEXTAREA',
  }: Press = {}) => {
    const made = event('keydown', at, { key, keyCode, isComposing, target: { tagName: field } })
    const stopped = vi.spyOn(made, 'stopPropagation')
    page.dispatchEvent(made)
    if (stopped.mock.calls.length === 0) heard()
    return made
  }
  const begin = (at: number) => page.dispatchEvent(event('compositionstart', at))
  const end = (at: number) => page.dispatchEvent(event('compositionend', at))
  return { press, begin, end, heard, stop }
}

describe('Enter while an input method composes', () => {
  it('reaches nothing that sends, however the browser says that it belongs to the composition', () => {
    const { press, begin, heard } = setup()
    press({ isComposing: true })
    press({ keyCode: 229 })
    begin(100)
    press()
    expect(heard).not.toHaveBeenCalled()
  })

  it('that comes right after the end belongs to it too, and submits no form', () => {
    const { press, begin, end, heard } = setup()
    begin(100)
    end(200)
    expect(press({ at: 201, field: 'INPUT' }).defaultPrevented).toBe(true)
    expect(press({ at: 201, field: 'TEXTAREA' }).defaultPrevented).toBe(false)
    expect(heard).not.toHaveBeenCalled()
  })

  it('is an Enter again afterwards, and at all other times', () => {
    const { press, begin, end, heard } = setup()
    press()
    begin(1100)
    end(1200)
    expect(press({ at: 1300, field: 'INPUT' }).defaultPrevented).toBe(false)
    expect(heard).toHaveBeenCalledTimes(2)
  })

  it('keeps no other key back, Escape above all', () => {
    const { press, begin, heard } = setup()
    begin(100)
    press({ key: 'Escape', keyCode: 27, isComposing: true })
    press({ key: 'a', keyCode: 229, isComposing: true })
    expect(heard).toHaveBeenCalledTimes(2)
  })

  it('is not watched any more once it is stopped', () => {
    const { press, begin, heard, stop } = setup()
    stop()
    begin(100)
    press()
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('never gets through inside any order of compositions', () => {
    const steps = fc.array(fc.constantFrom<'begin' | 'end' | 'press'>('begin', 'end', 'press'), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 60 }), (all, pause) => {
        const { press, begin, end, heard } = setup()
        const state = { composing: false, ended: Number.NEGATIVE_INFINITY, expected: 0 }
        const does = {
          begin: (at: number) => Object.assign(state, { composing: true }) && begin(at),
          end: (at: number) => Object.assign(state, { composing: false, ended: at }) && end(at),
          press: (at: number) => {
            if (!state.composing && at - state.ended >= 40) state.expected += 1
            return press({ at })
          },
        }
        for (const [index, step] of all.entries()) does[step]((index + 1) * pause)
        const { expected } = state
        expect(heard).toHaveBeenCalledTimes(expected)
      }),
    )
  })
})
