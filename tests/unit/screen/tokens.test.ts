import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../renderer/screen/design/tokens.css', import.meta.url), 'utf8')

function colours(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name ?? '', hex ?? '']),
  )
}

const [first = '', second = ''] = css.split('prefers-color-scheme: dark')
const light = colours(first)
const dark = new Map([...light, ...colours(second)])

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(scheme: Map<string, string>, one: string, other: string): number {
  const [brighter = 0, darker = 0] = [one, other]
    .map(name => luminance(scheme.get(name) ?? ''))
    .sort((a, b) => b - a)
  return (brighter + 0.05) / (darker + 0.05)
}

const words = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink', 'sunk'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'surface'],
  ['ink-soft', 'sunk'],
  ['accent', 'paper'],
  ['accent', 'surface'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-pressed'],
  ['on-accent-soft', 'accent-soft'],
  ['on-notice', 'notice'],
] as const
const edges = [
  ['edge-strong', 'paper'],
  ['edge-strong', 'surface'],
  ['edge-strong', 'sunk'],
  ['accent', 'sunk'],
] as const

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s colours', (_name, scheme) => {
  it.each(words)('%s on %s can be read (AA)', (one, other) => {
    expect(contrast(scheme, one, other)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(edges)('%s on %s can be seen as an edge', (one, other) => {
    expect(contrast(scheme, one, other)).toBeGreaterThanOrEqual(3)
  })
})
