import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectPaths } from '../../../build/checks/sourceFiles.mjs'
import { projectRoot } from '../../../build/setup/projectRoot.mjs'

const ALLOWED = '@media (prefers-reduced-motion: no-preference)'
const MOVES =
  /(?:^|[\s;{])(?:transition|animation|scroll-behavior)[\w-]*\s*:|@keyframes|behavior: 'smooth'|\.animate\(/

/** A style sheet without what holds only where the system allows motion. */
function withoutAllowed(css: string): string {
  const at = css.indexOf(ALLOWED)
  if (at < 0) return css
  let depth = 0
  for (let end = css.indexOf('{', at); end < css.length; end++) {
    if (css[end] === '{') depth += 1
    if (css[end] === '}') depth -= 1
    if (depth === 0) return css.slice(0, at) + withoutAllowed(css.slice(end + 1))
  }
  throw new Error('a block without an end')
}

const sources = projectPaths(projectRoot)
  .filter(path => path.startsWith('renderer/screen/') && /\.(css|tsx?)$/.test(path))
  .map(path => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }))

describe('what moves on the screen', () => {
  it('P0-10: is nothing where the system asks for less motion', () => {
    expect(sources.filter(({ text }) => MOVES.test(withoutAllowed(text))).map(({ path }) => path)).toEqual([])
  })

  it('is found where it is', () => {
    expect(sources.filter(({ text }) => MOVES.test(text)).map(({ path }) => path)).toEqual([
      'renderer/screen/design/base.css',
    ])
    expect(
      MOVES.test(withoutAllowed(`a { top: 0 } ${ALLOWED} { b { transition: all 1s } } c { animation: d }`)),
    ).toBe(true)
  })
})
