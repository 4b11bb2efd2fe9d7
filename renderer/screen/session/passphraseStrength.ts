import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import { commonPasswords } from './commonPasswords.ts'

/** How hard a passphrase is to guess, from 0 (minutes) to 4 (longer than anybody is likely to try). */
export type StrengthLevel = 0 | 1 | 2 | 3 | 4

/** An estimate of a passphrase. `listed` says that all of it stands in a list that guessers try first. */
export type Strength = { readonly level: StrengthLevel; readonly listed: boolean }

/** More than this is not looked at; the estimate is then for the beginning, and so never too high. */
const LOOKED_AT = 128

/**
 * Powers of ten of guesses that end each level. One try costs the work of PASSWORD_COST, so even somebody with many computers hardly
 * makes more than 10,000 a second: minutes, days, a few years, thousands of years.
 */
const LIMITS = [6.5, 9.5, 12, 15] as const

const estimator = new ZxcvbnFactory({
  dictionary: { ...common, ...english, chineseAndKorean: [...commonPasswords] },
  graphs: adjacencyGraphs,
})

const levelOf = (power: number): StrengthLevel => {
  const level = LIMITS.findIndex(limit => power < limit)
  return level === -1 ? 4 : (level as StrengthLevel)
}

/** Estimates how hard a passphrase is to guess for somebody who has this computer's file but does not know the person. */
export function passphraseStrength(passphrase: string): Strength {
  const { guessesLog10, sequence } = estimator.check(passphrase.normalize('NFKC').slice(0, LOOKED_AT))
  const listed = sequence.length === 1 && sequence[0]?.pattern === 'dictionary'
  return { level: levelOf(guessesLog10), listed }
}
