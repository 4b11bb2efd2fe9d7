import { describe, expect, it } from 'vitest'
import {
  isLimit,
  JOIN_STEPS,
  LIMITS,
  stepAfter,
  stepBefore,
  stepOf,
} from '../../../renderer/screen/session/joinSteps.ts'
import { suggestName } from '../../../renderer/screen/session/suggestName.ts'
import { ERROR_CODES } from '../../../shared/bytes/protocolError.ts'
import { LANGUAGES } from '../../../shared/i18n/languages.ts'
import { NEUTRAL_NAMES } from '../../../shared/i18n/neutralNames.ts'

describe('the steps of joining', () => {
  it('lead on and back through every page, and nothing comes after the consent', () => {
    for (const step of JOIN_STEPS.slice(0, -1)) expect(stepBefore(stepAfter(step))).toBe(step)
    expect(stepBefore('invitation')).toBeNull()
    expect(stepAfter('network')).toBe('network')
  })

  it('say every limit before the network is asked for', () => {
    const network = JOIN_STEPS.indexOf('network')
    for (const limit of LIMITS) expect(JOIN_STEPS.indexOf(limit)).toBeLessThan(network)
    expect(JOIN_STEPS.filter(isLimit)).toEqual([...LIMITS])
  })

  it('have a page for every refusal on which something can be changed', () => {
    for (const code of ERROR_CODES) expect(['invitation', 'name']).toContain(stepOf(code))
    expect(stepOf('NAME_INVALID')).toBe('name')
    expect(stepOf('INVITE_CHECKSUM')).toBe('invitation')
  })
})

describe('a name that is suggested', () => {
  it.each(LANGUAGES)('in %s is of the list, and another one than stands there', language => {
    const names = NEUTRAL_NAMES[language]
    for (const now of names) {
      const seen = names.slice(1).map((_, index) => suggestName(language, now, () => index))
      expect(seen).not.toContain(now)
      expect(new Set(seen).size).toBe(names.length - 1)
    }
    expect(names).toContain(suggestName(language, ''))
  })
})
