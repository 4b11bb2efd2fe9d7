import type { Scene } from '../scene.ts'

const PROXY = { kind: 'socks5', host: '192.0.2.7', port: 1080 } as const

/** From the first page on: what needs neither a room nor a profile. */
export const startScenes: readonly Scene[] = [
  { name: 'start', reach: ({ session }) => session.go({ at: 'start' }) },
  {
    name: 'start-notice',
    reach: ({ session }) => {
      session.go({ at: 'start' })
      session.notify('refuse.pictures')
    },
  },
  {
    name: 'bar-menu',
    reach: async ({ session, press }) => {
      session.go({ at: 'start' })
      await press('bar-menu')
    },
  },
  { name: 'veil', reach: ({ app }) => app.veil.draw() },
  {
    name: 'veil-code',
    reach: async ({ app, write, press }) => {
      app.veil.choose('4821')
      app.veil.draw()
      await write('veil-code', '1234')
      await press('veil-form-submit')
    },
  },
  { name: 'practise', reach: ({ session }) => session.lay('practise') },
  {
    name: 'practise-done',
    reach: async ({ session, see, hidePractised }) => {
      session.lay('practise')
      await see('practise-places')
      hidePractised()
    },
  },
  { name: 'settings', reach: ({ session }) => session.lay('settings') },
  {
    name: 'settings-proxy',
    reach: async ({ session, app, write, press }) => {
      await app.settings.change({ proxy: PROXY })
      session.lay('settings')
      await write('proxy-host', 'me@proxy.example')
      await press('proxy-form-submit')
    },
  },
]
