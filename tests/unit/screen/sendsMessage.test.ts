import { describe, expect, it } from 'vitest'
import { type KeyPress, sendsMessage } from '../../../renderer/screen/session/sendsMessage.ts'

const press = (change: Partial<KeyPress>): KeyPress => ({
  key: 'Enter',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  keyCode: 13,
  ...change,
})

describe('what sends a message', () => {
  it('Ctrl or Cmd with Enter sends', () => {
    expect(sendsMessage(press({ ctrlKey: true }))).toBe(true)
    expect(sendsMessage(press({ metaKey: true }))).toBe(true)
  })

  it('Enter alone, and with Shift or Alt, never does', () => {
    expect(sendsMessage(press({}))).toBe(false)
    expect(sendsMessage(press({ shiftKey: true }))).toBe(false)
    expect(sendsMessage(press({ ctrlKey: true, shiftKey: true }))).toBe(false)
    expect(sendsMessage(press({ ctrlKey: true, altKey: true }))).toBe(false)
  })

  it('nothing sends while an input method composes, however the browser says so', () => {
    expect(sendsMessage(press({ ctrlKey: true, isComposing: true }))).toBe(false)
    expect(sendsMessage(press({ metaKey: true, isComposing: true }))).toBe(false)
    expect(sendsMessage(press({ ctrlKey: true, keyCode: 229 }))).toBe(false)
    expect(sendsMessage(press({ key: 'Process', ctrlKey: true, keyCode: 229 }))).toBe(false)
  })

  it('a key that is held down sends once', () => {
    expect(sendsMessage(press({ ctrlKey: true, repeat: true }))).toBe(false)
  })

  it('other keys do not send', () => {
    expect(sendsMessage(press({ key: 'a', ctrlKey: true, keyCode: 65 }))).toBe(false)
  })
})
