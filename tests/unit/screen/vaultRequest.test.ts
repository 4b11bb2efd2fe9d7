import { describe, expect, it } from 'vitest'
import { vaultRequest } from '../../../renderer/screen/session/vaultRequest.ts'
import { VAULT_SECTIONS } from '../../../renderer/screen/session/vaultSections.ts'
import { fakeSession } from '../../support/fakeSession.ts'

const typed = { current: 'the one of now', next: 'five unrelated words make one' }

async function opened() {
  const parts = fakeSession()
  await parts.session.createProfile(typed.current)
  return parts
}

describe('what is done about the open profile', () => {
  it.each([
    ['change', 'changePassphrase'],
    ['decoy', 'setDecoy'],
    ['erase', 'setErase'],
    ['clear', 'clearOthers'],
    ['export', 'exportProfile'],
    ['import', 'importProfile'],
    ['delete', 'deleteProfile'],
  ] as const)('%s asks core for %s', async (section, call) => {
    const { session, core } = await opened()
    expect(await vaultRequest(session, section, typed)).toMatchObject({ ok: true })
    expect(core.calls).toContain(call)
  })

  it('says the same of either other passphrase, and the same of taking them away whether there was one or not', async () => {
    const { session } = await opened()
    const decoy = await vaultRequest(session, 'decoy', typed)
    expect(await vaultRequest(session, 'erase', typed)).toEqual(decoy)
    const cleared = await vaultRequest(session, 'clear', typed)
    expect(await vaultRequest(session, 'clear', typed)).toEqual(cleared)
  })

  it('says that nothing was saved or read when no file was chosen', async () => {
    const { session, core } = await opened()
    core.choosesFile = false
    expect(await vaultRequest(session, 'export', typed)).toMatchObject({
      value: { key: 'vault.export.notSaved' },
    })
    expect(await vaultRequest(session, 'import', typed)).toMatchObject({
      value: { key: 'vault.import.noFile' },
    })
    expect(session.state.get().rooms).toEqual([])
  })

  it('shows the rooms of a backup', async () => {
    const { session } = await opened()
    const read = await vaultRequest(session, 'import', typed)
    expect(read).toMatchObject({ value: { key: 'vault.import.done', count: 1 } })
    expect(session.state.get().rooms).toMatchObject([{ title: 'Harbour', kept: true }])
  })

  it('with a wrong passphrase changes nothing', async () => {
    const { session } = await opened()
    const wrong = { ...typed, current: 'wrong' }
    for (const section of VAULT_SECTIONS.filter(each => each !== 'export' && each !== 'import')) {
      expect(await vaultRequest(session, section, wrong)).toEqual({ ok: false, code: 'PASSPHRASE_WRONG' })
    }
    expect(session.state.get().profile.open).toBe(true)
  })
})
