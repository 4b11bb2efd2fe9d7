import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { compareDigits, MAX_WRONG_DIGITS } from '../../../../shared/room/invitation/compareDigits.ts'
import type { InviterState } from '../../../../shared/room/invitation/inviterState.ts'
import { meet, setup } from './people.ts'

beforeAll(cryptoReady)

/** A survivor who waits, and the digits on her screen. */
function waiting() {
  const { counsellor, survivor } = setup()
  meet(counsellor, survivor)
  if (survivor.state.at !== 'waiting') throw new Error('she does not wait')
  return { counsellor, survivor, sas: survivor.state.sas }
}

/** Nine digits that differ from these in the last one. */
const others = (sas: string) => sas.slice(0, -1) + ((Number(sas.at(-1)) + 1) % 10)
const fullWidth = (sas: string) =>
  sas.replace(/\d/g, digit => String.fromCodePoint(0xff10 + Number(digit))).replaceAll(' ', '\u3000')

describe('the digits that a facilitator types', () => {
  it.each<[string, (sas: string) => string]>([
    ['as the screen shows them', sas => sas],
    ['without spaces', sas => sas.replaceAll(' ', '')],
    ['one by one', sas => [...sas.replaceAll(' ', '')].join(' - ')],
    ['in full width, as an input method writes them', fullWidth],
    ['with line breaks around', sas => `\n${sas}\r\n`],
  ])('are right %s', (_, typed) => {
    const { counsellor, sas } = waiting()
    expect(compareDigits(counsellor.state, typed(sas))).toEqual({ state: counsellor.state, send: [] })
  })

  it.each<[string, (sas: string) => string]>([
    ['nothing', () => ''],
    ['eight', sas => sas.slice(1)],
    ['ten', sas => `${sas}0`],
    ['a letter among them', sas => `${sas.slice(0, -1)}O`],
    [
      'digits of another script',
      sas => sas.replace(/\d/g, digit => String.fromCodePoint(0x660 + Number(digit))),
    ],
  ])('that are %s are none, and cost no try', (_, typed) => {
    const { counsellor, sas } = waiting()
    expect(() => compareDigits(counsellor.state, typed(sas))).toThrow('SAS_LENGTH')
  })

  it(`that are wrong are refused, and the invitation is burnt the ${MAX_WRONG_DIGITS}rd time`, () => {
    const { counsellor, survivor, sas } = waiting()
    let state: InviterState = counsellor.state
    for (let tries = 1; tries < MAX_WRONG_DIGITS; tries++) {
      const step = compareDigits(state, others(sas))
      expect(step).toMatchObject({ refused: 'SAS_MISMATCH', send: [], state: { wrongDigits: tries } })
      state = step.state
    }
    expect(compareDigits(state, sas).refused).toBeUndefined()
    const last = compareDigits(state, others(sas))
    expect(last).toMatchObject({ refused: 'SAS_MISMATCH', state: { at: 'closed', code: 'INVITE_BURNT' } })
    for (const message of last.send) survivor.hears(message)
    expect(survivor.state).toMatchObject({ at: 'ended', code: 'INVITE_BURNT' })
    expect(() => compareDigits(last.state, sas)).toThrow('INVITE_STATE')
  })

  it('are asked for only while somebody waits', () => {
    const { counsellor } = setup()
    expect(() => compareDigits(counsellor.state, '123 456 789')).toThrow('INVITE_STATE')
  })
})
