import { IntlMessageFormat } from 'intl-messageformat'

/** @typedef {ReturnType<InstanceType<typeof IntlMessageFormat>['getAst']>[number]} Part */
/** @typedef {Extract<Part, { value: string }>} NamedPart */

/** @param {Part[]} parts @param {(part: Part) => void} visit */
function visitParts(parts, visit) {
  for (const part of parts) {
    visit(part)
    if ('children' in part) visitParts(part.children, visit)
    if ('options' in part) for (const option of Object.values(part.options)) visitParts(option.value, visit)
  }
}

/** The numbers of intl-messageformat's kinds of part. The # in a plural has neither a name nor a place here. */
const [literal, plural, tag] = [0, 6, 8]

/** A select must offer the same choices in every language; the forms of a plural differ between languages. @param {NamedPart} part */
function signature(part) {
  if (part.type === tag) return `<${part.value}>`
  if (!('options' in part) || part.type === plural) return `{${part.value}}`
  return `{${part.value}: ${Object.keys(part.options).sort().join('|')}}`
}

/**
 * What a message takes from outside, as sorted words: `{name}`, `{kind: a|other}`, `<b>`. Throws where it is no ICU message.
 * @param {string} message @param {string} language @returns {string}
 */
export function placeholders(message, language) {
  /** @type {Set<string>} */
  const found = new Set()
  visitParts(new IntlMessageFormat(message, language).getAst(), part => {
    if (part.type !== literal && 'value' in part) found.add(signature(part))
  })
  return [...found].sort().join(' ')
}
