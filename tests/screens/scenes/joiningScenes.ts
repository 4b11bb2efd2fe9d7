import type { JoinView } from '../../../shared/ports/screenViews.ts'
import type { Scene, Stage } from '../scene.ts'
import { joinStepScenes } from './joinStepScenes.ts'

const WAITING: JoinView = {
  state: 'waiting',
  sas: '482 013 955',
  hostName: '',
  codeWord: '',
  organisation: null,
}

/** On the page of waiting, with this to be said there. */
function waitFor({ session, core }: Stage, view: JoinView): void {
  session.go({ at: 'waiting' })
  core.join(view)
}

async function toRelayConsent({ session, write, press }: Stage): Promise<void> {
  session.go({ at: 'host' })
  await write('host-title', 'Tuesday')
  await write('host-name', 'Willow')
  await press('host-meeting')
  await write('host-server', 'wss://meet.example.org')
  await write('host-relay', 'a'.repeat(48))
  await press('host-form-submit')
}

/** From an invitation to the room, and hosting one. */
export const joiningScenes: readonly Scene[] = [
  ...joinStepScenes,
  {
    name: 'waiting-connecting',
    reach: ({ session, core }) => {
      session.go({ at: 'waiting' })
      core.join({ state: 'connecting' })
    },
  },
  {
    name: 'waiting-trouble',
    reach: stage =>
      waitFor(stage, {
        state: 'connecting',
        trouble: { problem: 'SERVER_CERTIFICATE_TIME', clockAhead: null },
      }),
  },
  {
    name: 'waiting-clock',
    reach: stage => waitFor(stage, { ...WAITING, trouble: { problem: null, clockAhead: -86_400_000 } }),
  },
  { name: 'waiting', reach: stage => waitFor(stage, WAITING) },
  {
    name: 'waiting-long',
    reach: async stage => {
      waitFor(stage, WAITING)
      await stage.see('sas')
      stage.passTime(6 * 60_000)
      await stage.see('long-wait')
    },
  },
  {
    name: 'waiting-failed',
    reach: ({ session, core }) => {
      session.go({ at: 'waiting' })
      core.join({ state: 'failed', code: 'INVITE_EXPIRED' })
    },
  },
  { name: 'host', reach: ({ session }) => session.go({ at: 'host' }) },
  {
    name: 'host-problem',
    reach: async ({ session, press }) => {
      session.go({ at: 'host' })
      await press('host-meeting')
      await press('host-form-submit')
    },
  },
  {
    name: 'host-warned',
    reach: async ({ session, write, press }) => {
      session.go({ at: 'host' })
      await write('host-title', '林小雨')
      await write('host-name', 'May 5550123')
      await press('host-form-submit')
    },
  },
  { name: 'host-consent-relay', reach: toRelayConsent },
  {
    name: 'host-consent-relay-proxy',
    reach: async stage => {
      await stage.app.settings.change({ proxy: { kind: 'socks5', host: '192.0.2.7', port: 1080 } })
      await toRelayConsent(stage)
    },
  },
  {
    name: 'host-consent',
    reach: async ({ session, write, press }) => {
      session.go({ at: 'host' })
      await write('host-title', 'Tuesday')
      await write('host-name', 'Willow')
      await press('host-form-submit')
    },
  },
]
