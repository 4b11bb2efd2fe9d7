import type { Scalar } from './noteUpdate.ts'

type Rule = (value: Scalar) => boolean

const anyInteger: Rule = value => typeof value === 'number'
const anyBoolean: Rule = value => typeof value === 'boolean'
const headingLevel: Rule = value => value === 1 || value === 2 || value === 3
const listType: Rule = value => typeof value === 'string' && /^[1aAiI]$/.test(value)

/** The elements of a note and the attributes of each; no pictures, frames or HTML (PROTOCOL.md §10.4). */
const ELEMENTS: ReadonlyMap<string, ReadonlyMap<string, Rule>> = new Map([
  ['paragraph', new Map()],
  ['heading', new Map([['level', headingLevel]])],
  ['bulletList', new Map()],
  [
    'orderedList',
    new Map([
      ['start', anyInteger],
      ['type', listType],
    ]),
  ],
  ['listItem', new Map()],
  ['taskList', new Map()],
  ['taskItem', new Map([['checked', anyBoolean]])],
  ['hardBreak', new Map()],
])

const PLAIN_MARKS: ReadonlySet<string> = new Set(['bold', 'italic', 'underline', 'strike'])
const LINK_KEYS: ReadonlySet<string> = new Set(['href', 'target', 'rel', 'class', 'title'])
const SCHEME = /^([^/?#:]*):/
const SCHEMES: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel', 'sms'])
// Browsers drop control characters and spaces from addresses, so that "java\nscript:" would be a scheme after all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const BLANK = /[\u0000-\u0020\u007f-\u00a0]/

/** True for the name of an element that a note may hold (PROTOCOL.md §10.4). */
export function isNoteElement(name: string): boolean {
  return ELEMENTS.has(name)
}

/** True when an element of that name may have that attribute with that value (PROTOCOL.md §10.4). */
export function isNoteAttribute(element: string, key: string, value: Scalar): boolean {
  return ELEMENTS.get(element)?.get(key)?.(value) ?? false
}

/** True for a mark that text may carry; null ends a mark (PROTOCOL.md §10.4). */
export function isNoteMark(mark: string, value: unknown): boolean {
  if (mark === 'link') return value === null || isLink(value)
  return PLAIN_MARKS.has(mark) && (value === null || value === true || isEmptyObject(value))
}

/** True for the address of a link: relative, or with one of a few schemes; without spaces and control characters (PROTOCOL.md §10.4). */
export function isNoteAddress(address: string): boolean {
  if (BLANK.test(address)) return false
  const scheme = SCHEME.exec(address)?.[1]
  return scheme === undefined || SCHEMES.has(scheme.toLowerCase())
}

function isLink(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries: [string, unknown][] = Object.entries(value)
  return entries.every(([key, part]) => LINK_KEYS.has(key) && isLinkPart(key, part))
}

function isLinkPart(key: string, part: unknown): boolean {
  if (part === null) return true
  return typeof part === 'string' && (key !== 'href' || isNoteAddress(part))
}

function isEmptyObject(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  )
}
