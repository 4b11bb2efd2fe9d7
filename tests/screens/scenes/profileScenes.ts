import { VAULT_SECTIONS } from '../../../renderer/screen/session/vaultSections.ts'
import type { Scene, Stage } from '../scene.ts'

const openProfile = ({ session }: Stage) => session.createProfile('four words of your own')

/** The kept profile: made, locked, open, and what can be done about it. */
export const profileScenes: readonly Scene[] = [
  { name: 'profile-new', reach: ({ session }) => session.go({ at: 'profile' }) },
  {
    name: 'profile-new-strength',
    reach: async ({ session, write, read, press }) => {
      session.go({ at: 'profile' })
      await write('profile-passphrase', 'password1')
      await write('profile-passphrase-again', 'password2')
      await press('profile-new-submit')
      await read('strength')
    },
  },
  {
    name: 'lock',
    reach: async ({ core, session }) => {
      core.profile = { exists: true, open: false, wait: 0 }
      await session.begin()
    },
  },
  {
    name: 'lock-wrong',
    reach: async ({ core, session, write, press }) => {
      core.profile = { exists: true, open: false, wait: 40_000 }
      core.refusals.set('openProfile', 'PASSPHRASE_WRONG')
      core.profile.wait = 0
      await session.begin()
      await write('profile-passphrase', 'wrong')
      await press('profile-open-submit')
    },
  },
  {
    name: 'lock-waiting',
    reach: async ({ core, session }) => {
      core.profile = { exists: true, open: false, wait: 40_000 }
      await session.begin()
    },
  },
  { name: 'rooms-none', reach: stage => void openProfile(stage) },
  {
    name: 'rooms',
    reach: async stage => {
      stage.core.addRoom({ title: 'Tuesday 周二', kept: true, connection: 'ended' })
      stage.core.addRoom({ title: '수요일 모임', kept: true, connection: 'here' })
      await openProfile(stage)
    },
  },
  {
    name: 'rooms-forget',
    reach: async stage => {
      stage.core.addRoom({ title: 'Tuesday 周二', kept: true, connection: 'ended' })
      await openProfile(stage)
      await stage.press('forget-room')
    },
  },
  {
    name: 'vault',
    reach: async stage => {
      await openProfile(stage)
      stage.session.lay('vault')
    },
  },
  ...VAULT_SECTIONS.map(section => ({
    name: `vault-${section}`,
    reach: async (stage: Stage) => {
      await openProfile(stage)
      stage.session.lay('vault')
      await stage.press(`vault-${section}`)
      const further = document.querySelector(`[data-testid="vault-${section}-on"]`)
      if (further) await stage.press(`vault-${section}-on`)
    },
  })),
]
