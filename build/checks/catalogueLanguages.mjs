import { IntlMessageFormat } from 'intl-messageformat'
import { findingAt } from './syntax.mjs'

/** @typedef {import('./sourceFiles.mjs').Finding} Finding */
/** @typedef {import('./catalogues.mjs').Catalogue} Catalogue */
/** @typedef {ReturnType<InstanceType<typeof IntlMessageFormat>['getAst']>[number]} Part */

/** The numbers of intl-messageformat's kinds of part. */
const [literal, select, plural] = [0, 5, 6]

/** Latin words that stand as they are in every language: names of things, and what is on a keyboard. */
const untranslated =
  /\b(Rowan|Esc|Shift|Ctrl|Enter|Tab|F\d+|ID|IP|QR|PIN|TURN|LAN|VPN|OK|WeChat|https?|wss?)\b/g

/** What is said in a message itself, without its places. @param {Part[]} parts @returns {string} */
function saidIn(parts) {
  return parts
    .map(part => {
      if (part.type === literal && 'value' in part) return part.value
      if ('options' in part)
        return Object.values(part.options)
          .map(({ value }) => saidIn(value))
          .join(' ')
      return ''
    })
    .join('')
}

/** @param {string} text @param {string} language */
function partsOf(text, language) {
  try {
    return new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst()
  } catch {
    // What is no ICU message is found where the placeholders are compared.
    return []
  }
}

/** Each plural has exactly the forms that its language tells apart; a form for one number alone (=0) may come on top. @param {Part[]} parts @param {string} language @returns {string[]} */
function wrongForms(parts, language) {
  const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return parts.flatMap(part => {
    if (!('options' in part)) return []
    const inside = Object.values(part.options).flatMap(({ value }) => wrongForms(value, language))
    if (part.type === select || part.type !== plural) return inside
    const forms = Object.keys(part.options).filter(form => !form.startsWith('='))
    const missing = wanted.filter(form => !forms.includes(form)).map(form => `lacks the form "${form}"`)
    const additional = forms
      .filter(form => !wanted.some(each => each === form))
      .map(form => `has a form "${form}" that is never used`)
    return [...inside, ...missing, ...additional]
  })
}

/** @param {string} said @param {string} language */
function isCopied(said, language) {
  const script = language === 'ko' ? /\p{Script=Hangul}/u : /\p{Script=Han}/u
  return /\p{Script=Latin}/u.test(said.replaceAll(untranslated, '')) && !script.test(said)
}

/** What is wrong with the marks of a Chinese text. @param {string} text @returns {string | undefined} */
function halfWidth(text) {
  if (/[\p{Script=Han}”」）][,.:;?!]|[,;?!](?=\p{Script=Han})/u.test(text))
    return 'has half-width punctuation beside a character'
  if (/\p{Script=Han}\(|\)\p{Script=Han}/u.test(text)) return 'has half-width brackets beside a character'
  if (/["']/.test(text)) return 'has straight quotation marks'
  return undefined
}

/** @param {string} key @param {string} text @param {string} language @returns {string[]} */
function wrongWith(key, text, language) {
  const parts = partsOf(text, language)
  const said = saidIn(parts)
  const found = wrongForms(parts, language).map(problem => `${key} ${problem} of ${language}.`)
  if (language === 'en') return found
  if (isCopied(said, language)) found.push(`${key} is still in another language.`)
  const marks = language.startsWith('zh') ? halfWidth(said) : undefined
  return marks ? [...found, `${key} ${marks}.`] : found
}

/**
 * Each language has the plural forms of its own, says everything in its own words, and Chinese has marks of full width.
 * @param {Catalogue[]} read @returns {Finding[]}
 */
export function catalogueLanguages(read) {
  return read.flatMap(({ language, entries }) =>
    [...entries].flatMap(([key, { node, text }]) =>
      wrongWith(key, text, language).map(message => findingAt(node, message)),
    ),
  )
}
