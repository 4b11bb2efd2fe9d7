/**
 * @typedef {{ path: string, line: number, original: string, replacement: string, status: string }} Mutant one change to a source, and what became of it
 */

const unnoticed = ['Survived', 'NoCoverage']

/** @param {Mutant[]} mutants */
function counts(mutants) {
  /** @param {string} status */
  const of = status => mutants.filter(mutant => mutant.status === status).length
  const [killed, timeouts, survived, uncovered] = [
    of('Killed'),
    of('Timeout'),
    of('Survived'),
    of('NoCoverage'),
  ]
  const tested = killed + timeouts + survived + uncovered
  const score = tested === 0 ? '-' : `${((100 * (killed + timeouts)) / tested).toFixed(1)} %`
  return { killed, timeouts, survived, uncovered, invalid: mutants.length - tested, score }
}

/** @param {string} code */
function shortened(code) {
  const line = code.replaceAll(/\s+/g, ' ').trim()
  return line.length > 90 ? `${line.slice(0, 87)}...` : line
}

/** @param {Mutant} mutant */
function describe({ path, line, original, replacement, status }) {
  const mark = status === 'NoCoverage' ? ' (no test runs it)' : ''
  return `  ${path}:${line}${mark}  ${shortened(original)}  ->  ${shortened(replacement)}`
}

/**
 * How many mutants there were, what became of them, and the list of those that no test noticed.
 * @param {string} name @param {Mutant[]} mutants @returns {string}
 */
export function summary(name, mutants) {
  const { killed, timeouts, survived, uncovered, invalid, score } = counts(mutants)
  const sum = `${name}: ${mutants.length} mutants, ${killed} killed, ${timeouts} timeouts, ${survived} survived, ${uncovered} not covered, ${invalid} invalid, score ${score}`
  const left = mutants
    .filter(mutant => unnoticed.includes(mutant.status))
    .sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line)
  return [sum, ...left.map(describe)].join('\n')
}
