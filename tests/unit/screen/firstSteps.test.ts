import { describe, expect, it } from 'vitest'
import { coverSooner, SOON_MS } from '../../../renderer/screen/session/coverSooner.ts'
import { createSettings } from '../../../renderer/screen/session/createSettings.ts'
import {
  type Answer,
  afterAnswer,
  FIRST_PARTS,
  partOf,
  stepOf,
  type Trail,
  withoutStep,
  withStep,
} from '../../../renderer/screen/session/firstSteps.ts'
import { DEFAULT_SETTINGS } from '../../../shared/ports/hostPort.ts'
import { fakeHost } from '../../support/fakeHost.ts'

describe('the first pages', () => {
  it('lead back the way they led on, and never past the first', () => {
    const there = withStep(withStep(['language'], 'computer'), 'choices')
    expect(stepOf(there)).toBe('choices')
    const back: Trail = withoutStep(there)
    expect(stepOf(back)).toBe('computer')
    expect(stepOf(withoutStep(withoutStep(withoutStep(back))))).toBe('language')
  })

  it('show what can be done to whoever may be seen, and only to them', () => {
    expect((['yes', 'unsure', 'no'] as const).map(afterAnswer)).toEqual(['choices', 'choices', 'typing'])
  })

  it('count their parts from one to the last without a gap', () => {
    const parts = [...new Set(Object.values(partOf))].sort()
    expect(parts).toEqual(Array.from({ length: FIRST_PARTS }, (_, at) => at + 1))
  })
})

describe('covering sooner', () => {
  async function settled(answers: readonly Answer[], chosen = DEFAULT_SETTINGS.lockAfter) {
    const { host, computer } = fakeHost([])
    const settings = createSettings(host, () => false)
    if (chosen !== DEFAULT_SETTINGS.lockAfter) await settings.change({ lockAfter: chosen })
    for (const answer of answers) await coverSooner(settings, answer)
    return { lockAfter: settings.state.get().settings.lockAfter, computer }
  }

  it('holds from the answer on and is written nowhere', async () => {
    const { lockAfter, computer } = await settled(['unsure'])
    expect(lockAfter).toBe(SOON_MS)
    expect(computer.settings.lockAfter).toBe(SOON_MS)
    expect(computer.written).toBeNull()
  })

  it('ends when she answers otherwise', async () => {
    expect((await settled(['yes', 'no'])).lockAfter).toBe(DEFAULT_SETTINGS.lockAfter)
    expect((await settled(['no'])).lockAfter).toBe(DEFAULT_SETTINGS.lockAfter)
  })

  it('leaves a time that she chose herself', async () => {
    expect((await settled(['yes', 'no'], 30_000)).lockAfter).toBe(30_000)
  })
})
