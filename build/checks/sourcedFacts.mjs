import ts from 'typescript'
import { findingAt, parse, visitAll } from './syntax.mjs'

/** @typedef {import('./sourceFiles.mjs').Finding} Finding */
/** @typedef {import('./sourceFiles.mjs').SourceFile} SourceFile */

/** The limits that shared/i18n/crisis/sourced.ts names; a test compares them. */
export const oldDays = 180
export const tooOldDays = 365

const dayMs = 24 * 60 * 60 * 1000

/** @param {ts.ObjectLiteralExpression} node @param {string} name */
function textOf(node, name) {
  const found = node.properties.find(property => property.name?.getText() === name)
  const value = found && ts.isPropertyAssignment(found) ? found.initializer : undefined
  return value && ts.isStringLiteralLike(value) ? value.text : undefined
}

/** Facts are told from other things by their standing. @param {SourceFile} file */
function factsOf(file) {
  /** @type {ts.ObjectLiteralExpression[]} */
  const facts = []
  visitAll(parse(file), node => {
    const isFact =
      ts.isObjectLiteralExpression(node) &&
      node.properties.some(({ name }) => ['standing', 'lastChecked'].includes(name?.getText() ?? ''))
    if (isFact) facts.push(node)
  })
  return facts
}

/** @param {string | undefined} day @param {number} now */
function ageOf(day, now) {
  const at = /^\d{4}-\d\d-\d\d$/.test(day ?? '') ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return Math.floor((now - at) / dayMs)
}

/**
 * Every fact that is shown with its source has one and a day on which it was last checked. Those older than 180 days are named; those
 * of 365 days and more may not be shipped.
 * @param {SourceFile[]} files @param {number} now in ms since 1970 @returns {{ failures: Finding[], warnings: Finding[] }}
 */
export function sourcedFacts(files, now) {
  /** @type {Finding[]} */
  const failures = []
  /** @type {Finding[]} */
  const warnings = []
  for (const fact of files.flatMap(factsOf)) {
    const day = textOf(fact, 'lastChecked')
    const age = ageOf(day, now)
    if (!textOf(fact, 'source')?.trim()) failures.push(findingAt(fact, 'This fact has no source.'))
    if (Number.isNaN(age))
      failures.push(findingAt(fact, 'This fact has no day on which it was last checked.'))
    else if (age >= tooOldDays)
      failures.push(findingAt(fact, `Last checked on ${day}, ${age} days ago: too old to be shipped.`))
    else if (age > oldDays) warnings.push(findingAt(fact, `Last checked on ${day}, ${age} days ago.`))
  }
  return { failures, warnings }
}
