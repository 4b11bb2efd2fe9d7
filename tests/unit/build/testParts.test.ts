import { describe, expect, it } from 'vitest'
import { needsServers, testParts } from '../../../build/tasks/testParts.mjs'

describe('testParts', () => {
  it('runs everything when nothing is named', () => {
    expect(testParts([])).toEqual({ vitest: [], playwright: [] })
  })
  it('runs one folder, and no windows', () => {
    expect(testParts(['unit'])).toEqual({ vitest: ['tests/unit'], playwright: undefined })
  })
  it('gives e2e to Playwright only', () => {
    expect(testParts(['tests/e2e/chat.spec.ts'])).toEqual({
      vitest: undefined,
      playwright: ['tests/e2e/chat.spec.ts'],
    })
  })
  it('tells them apart when both are named', () => {
    expect(testParts(['hostile', 'e2e'])).toEqual({ vitest: ['tests/hostile'], playwright: ['tests/e2e'] })
  })
})

describe('needsServers', () => {
  it.each([
    [[], true],
    [['unit'], false],
    [['unit/room', 'vectors', 'properties'], false],
    [['unit', 'hostile'], true],
    [['integration/signaling'], true],
    [['e2e'], true],
    [['unitary'], true],
  ])('%j: %s', (parts, needs) => {
    expect(needsServers(testParts(parts))).toBe(needs)
  })
})
