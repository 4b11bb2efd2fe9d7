import { IntlMessageFormat } from 'intl-messageformat'
import type { MessageKey } from '../../../../shared/i18n/catalogue.ts'
import { en } from '../../../../shared/i18n/en.ts'
import type { formatMessage } from '../../../../shared/i18n/formatMessage.ts'

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** The number of intl-messageformat's kind of part that is said as it stands. */
const LITERAL = 0
/** How much longer a sentence becomes: as much as English may grow in translation. */
const GROWTH = 0.4

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ACCENTED = [...'åƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ']

const accented = (text: string) => [...text].map(letter => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('')

/** How long the words of a message are; of several choices, the longest. */
function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => {
    if (part.type === LITERAL && 'value' in part) return sum + part.value.length
    if (!('options' in part)) return sum
    return sum + Math.max(...Object.values(part.options).map(({ value }) => lengthOf(value)))
  }, 0)
}

/** The same message with accents, every place, choice and plural in it as it was. */
function withAccents(parts: readonly Part[]): Part[] {
  return parts.map(part => {
    if (part.type === LITERAL && 'value' in part) return { ...part, value: accented(part.value) }
    if (!('options' in part)) return part
    const options = Object.entries(part.options).map(([form, option]) => [
      form,
      { ...option, value: withAccents(option.value) },
    ])
    return { ...part, options: Object.fromEntries(options) } as Part
  })
}

/** Words of five letters, so that a line may break between them, as many as the growth asks for. */
function filler(length: number): string {
  return ' öñé·'.repeat(Math.ceil((length * GROWTH) / 5)).slice(0, Math.ceil(length * GROWTH))
}

/** A message of English as no language says it: with accents, in brackets and two fifths longer, to see what is cut off or never translated. */
export function pseudoMessage(message: string): IntlMessageFormat {
  const parts = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()
  const said = (value: string) => ({ type: LITERAL, value }) as Part
  return new IntlMessageFormat([said('['), ...withAccents(parts), said(`${filler(lengthOf(parts))}]`)], 'en')
}

const parsed = new Map<MessageKey, IntlMessageFormat>()

/** Formats as formatMessage does, in the language that is none. */
export const formatPseudo: typeof formatMessage = (_language, key, values = {}) => {
  const format = parsed.get(key) ?? pseudoMessage(en[key])
  parsed.set(key, format)
  return String(format.format(values))
}
