import type { JoinView } from '../../../shared/ports/screenViews.ts'
import type { OrganisationView } from '../../../shared/ports/trustViews.ts'
import type { Scene, Stage } from '../scene.ts'
import { enterRoom } from './rooms.ts'

const RIVER_HOUSE: OrganisationView = {
  name: '江边之家 River House',
  fingerprint: '0123456789abcdef012345',
  until: Date.UTC(2027, 2, 14),
  standing: 'new',
}

function waitFor({ session, core }: Stage, view: Partial<Extract<JoinView, { state: 'waiting' }>>): void {
  const waiting = { sas: '482 013 955', hostName: '林老师', codeWord: '', organisation: RIVER_HOUSE }
  session.go({ at: 'waiting' })
  core.join({ state: 'waiting', ...waiting, ...view })
}

async function openOrganisation({ core, session, press }: Stage, vouching = core.vouching): Promise<void> {
  core.vouching = vouching
  await session.createProfile('four words of your own')
  session.lay('vault')
  await press('vault-organisation')
}

const certificate = (isOver: boolean) => {
  const { standing: _, ...organisation } = RIVER_HOUSE
  return { request: `rowan-request:${'AbC_'.repeat(32)}.`, certificate: { ...organisation, isOver } }
}

/** Who is who: the inviter, her organisation, the code word; and the page of a counsellor. */
export const trustScenes: readonly Scene[] = [
  { name: 'inviter-organisation', reach: stage => waitFor(stage, {}) },
  {
    name: 'inviter-compared',
    reach: async stage => {
      waitFor(stage, { codeWord: '파란 우산' })
      await stage.press('words-match')
      await stage.press('code-word-yes')
    },
  },
  {
    name: 'inviter-known',
    reach: stage => waitFor(stage, { organisation: { ...RIVER_HOUSE, standing: 'known' } }),
  },
  {
    name: 'inviter-stopped',
    reach: ({ session, core }) => {
      session.go({ at: 'waiting' })
      core.join({
        state: 'stopped',
        hostName: '林老师',
        codeWord: 'blue umbrella',
        organisation: { ...RIVER_HOUSE, standing: 'changed' },
      })
    },
  },
  { name: 'organisation-none', reach: stage => openOrganisation(stage) },
  {
    name: 'organisation-request',
    reach: async stage => {
      await openOrganisation(stage, { ...certificate(false), certificate: null })
      await stage.write('certificate-text', 'rowan-certificate:AQ.')
      await stage.press('certificate-submit')
    },
  },
  { name: 'organisation-vouches', reach: stage => openOrganisation(stage, certificate(false)) },
  { name: 'organisation-over', reach: stage => openOrganisation(stage, certificate(true)) },
  {
    name: 'invitation-card',
    reach: async stage => {
      enterRoom(stage)
      await stage.press('invitation-create')
      await stage.press('invitation-card')
      await stage.see('qr-code')
    },
  },
  {
    name: 'applicant-wrong-digits',
    reach: async stage => {
      enterRoom(stage, { waiting: [{ applicant: 'a'.repeat(32), name: '小雨', triesLeft: 1 }] })
      stage.core.refusals.set('admit', 'SAS_MISMATCH')
      await stage.write('admit-digits', '123 456 789')
      await stage.press('admit')
    },
  },
]
