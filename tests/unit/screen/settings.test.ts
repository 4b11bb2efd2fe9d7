import { describe, expect, it } from 'vitest'
import { createSettings } from '../../../renderer/screen/session/createSettings.ts'
import { fakeHost } from '../../support/fakeHost.ts'

function settingsOf(open = false) {
  const { host, computer } = fakeHost([])
  return { computer, settings: createSettings(host, () => open) }
}

describe('the settings', () => {
  it('hold at once and are written nowhere, unless she asked for that', async () => {
    const { computer, settings } = settingsOf()
    const changed = settings.change({ hideOnShift: true })
    expect(settings.state.get().settings.hideOnShift).toBe(true)
    await changed
    expect(computer.settings.hideOnShift).toBe(true)
    expect(computer.written).toBeNull()
    expect(settings.state.get().remember).toBe(false)
  })

  it('once they are to be remembered are written with all that was changed before', async () => {
    const { computer, settings } = settingsOf()
    await settings.change({ appearance: 'notes' })
    await settings.remember(true)
    expect(computer.written).toMatchObject({ appearance: 'notes' })
    await settings.change({ lockAfter: 30_000 })
    expect(computer.written).toMatchObject({ appearance: 'notes', lockAfter: 30_000 })
    await settings.remember(false)
    expect(computer.written).toBeNull()
    await settings.change({ lockAfter: 60_000 })
    expect([computer.written, computer.settings.lockAfter]).toEqual([null, 60_000])
  })

  it('that were remembered earlier say so, and that they could not be taken away', async () => {
    const { computer, settings } = settingsOf()
    computer.written = computer.settings
    await settings.read()
    expect(settings.state.get().remember).toBe(true)
    computer.unwritable = 'SETTINGS_WRITE'
    await settings.remember(false)
    expect(settings.state.get()).toMatchObject({ remember: true, problem: 'SETTINGS_WRITE' })
  })

  it('are written while a profile is open', async () => {
    const { computer, settings } = settingsOf(true)
    await settings.change({ language: 'ko' })
    expect(computer.written?.language).toBe('ko')
  })

  it('that cannot be written hold all the same, and that is said', async () => {
    const { computer, settings } = settingsOf(true)
    computer.unwritable = 'SETTINGS_WRITE'
    await settings.change({ hinderCapture: false })
    expect(settings.state.get()).toMatchObject({
      problem: 'SETTINGS_WRITE',
      settings: { hinderCapture: false },
    })
    expect(computer).toMatchObject({ written: null, settings: { hinderCapture: false } })
  })

  it('are read from the computer at the start', async () => {
    const { computer, settings } = settingsOf()
    computer.settings = { ...computer.settings, language: 'zh-Hant', appearance: 'reader' }
    await settings.read()
    expect(settings.state.get().settings).toMatchObject({ language: 'zh-Hant', appearance: 'reader' })
  })
})
