import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { colourPairs, ornaments } from './colourPairs.ts'
import { contrast, type Theme, themesOf } from './tokens.ts'

const css = readFileSync(new URL('../../../renderer/screen/design/tokens.css', import.meta.url), 'utf8')
const themes = themesOf(css)

/** The pairs of a theme that are too close together, or not there at all. */
function tooPale(theme: Theme): string[] {
  return colourPairs.flatMap(({ front, back, least }) => {
    const [one, other] = [theme.get(front), theme.get(back)]
    if (!one || !other) return [`${front} on ${back} is no colour`]
    const found = contrast(one, other)
    return found < least ? [`${front} on ${back}: ${found.toFixed(2)} and not ${least}`] : []
  })
}

/** The colours of a theme that no pair is about. */
function unpaired(theme: Theme): string[] {
  const known = new Set([...colourPairs.flatMap(({ front, back }) => [front, back]), ...ornaments])
  return [...theme.keys()].filter(name => !known.has(name))
}

describe.each(Object.entries(themes))('the colours in %s', (_name, theme) => {
  it('are at least as far apart as WCAG 2.2 AA asks', () => {
    expect(tooPale(theme)).toEqual([])
  })

  it('are each in a pair', () => {
    expect(theme.size).toBeGreaterThan(12)
    expect(unpaired(theme)).toEqual([])
  })
})

describe('where the system chooses the colours', () => {
  it('every colour becomes one of the system', () => {
    const forced = css.slice(css.indexOf('@media (forced-colors: active)'))
    const system = new Map(
      [...forced.matchAll(/--([\w-]+):\s*(Canvas|CanvasText);/g)].map(([, name, value]) => [name, value]),
    )
    for (const name of themes.light.keys()) expect(system.get(name), name).toBeDefined()
    for (const { front, back, least } of colourPairs)
      if (least === 4.5) expect(system.get(front), `${front} on ${back}`).not.toBe(system.get(back))
  })
})

describe('the rule itself', () => {
  it('fails when a colour is too pale, in the theme where it is', () => {
    const pale = css.replace(/--ink-soft: #b3a899/, '--ink-soft: #6a6a6a')
    expect(tooPale(themesOf(pale).dark)).toContainEqual(expect.stringMatching(/^ink-soft on paper: /))
    expect(tooPale(themesOf(pale).light)).toEqual([])
  })

  it('fails when a colour is in no pair, and when one of a pair is gone', () => {
    expect(unpaired(themesOf(css.replace('--paper:', '--new-one: #123456;\n  --paper:')).light)).toEqual([
      'new-one',
    ])
    expect(tooPale(themesOf(css.replace(/--notice: #f7ead0;/, '')).light)).toContain(
      'on-notice on notice is no colour',
    )
  })

  it('counts as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
})
