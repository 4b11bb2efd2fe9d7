import { describe, expect, it } from 'vitest'
import { wentOut } from '../../../renderer/screen/session/wentOut.ts'

describe('a message', () => {
  it('is on its way when it was taken, also when this computer could not keep it', () => {
    expect(wentOut({ ok: true, value: {} })).toBe(true)
    expect(wentOut({ ok: false, code: 'PROFILE_WRITE' })).toBe(true)
  })

  it('is not when it was refused', () => {
    for (const code of ['RATE', 'ROOM_CLOSED', 'TEXT_TOO_LONG', 'ROOM_PAUSED'] as const)
      expect(wentOut({ ok: false, code })).toBe(false)
  })
})
