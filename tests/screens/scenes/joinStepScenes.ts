import { LIMITS } from '../../../renderer/screen/session/joinSteps.ts'
import type { Scene, Stage } from '../scene.ts'

const LINK = 'rowan:1AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA'
const LOCAL = 'ws://192.168.1.20:47100'
const FAR = 'wss://meet.example.org'

/** From the first page of joining to the one with the name, and what stands in it. */
async function toName({ session, write, press }: Stage, name: string, server = LOCAL): Promise<void> {
  session.go({ at: 'join' })
  await write('join-invitation', `${LINK}\n${server}`)
  await press('join-form-submit')
  await write('join-name', name)
}

/** From the first page of joining up to one of the limits, or past all of them to the consent. */
async function toLimit(stage: Stage, limit: (typeof LIMITS)[number] | null, server = LOCAL): Promise<void> {
  await toName(stage, '小河', server)
  await stage.press('join-name-form-submit')
  await stage.press('join-code-form-submit')
  const before = limit ? LIMITS.slice(0, LIMITS.indexOf(limit)) : LIMITS
  for (const each of before) await stage.press(`limit-${each}-yes`)
}

/** Each page of joining, with what can be said on it. */
export const joinStepScenes: readonly Scene[] = [
  { name: 'join', reach: ({ session }) => session.go({ at: 'join' }) },
  {
    name: 'join-problem',
    reach: async ({ session, core, write, press }) => {
      core.refusals.set('checkInvitation', 'INVITE_CHECKSUM')
      session.go({ at: 'join' })
      await write('join-invitation', `${LINK}\nws://192.168.1.20:47100`)
      await press('join-form-submit')
    },
  },
  { name: 'join-name', reach: stage => toName(stage, '小河') },
  {
    name: 'join-name-warned',
    reach: async stage => {
      await toName(stage, '王小美 13812345')
      await stage.press('join-name-form-submit')
    },
  },
  {
    name: 'join-code',
    reach: async stage => {
      await toName(stage, '小河')
      await stage.press('join-name-form-submit')
    },
  },
  ...LIMITS.map(limit => ({ name: `join-limit-${limit}`, reach: (stage: Stage) => toLimit(stage, limit) })),
  { name: 'join-consent', reach: stage => toLimit(stage, null, FAR) },
  { name: 'join-consent-lan', reach: stage => toLimit(stage, null) },
  {
    name: 'join-consent-proxy',
    reach: async stage => {
      await stage.app.settings.change({ proxy: { kind: 'http', host: '192.0.2.7', port: 3128 } })
      await toLimit(stage, null, FAR)
    },
  },
]
