import type { Scene } from '../scene.ts'
import { enterRoom } from './rooms.ts'

/** The pages about the room that stand in place of the talk. */
export const sheetScenes: readonly Scene[] = [
  {
    name: 'sheet-connection',
    reach: async stage => {
      stage.core.counts = [
        { code: 'RECORD_AUTHOR', count: 2 },
        { code: 'LINK_STATE', count: 1 },
      ]
      enterRoom(stage, {
        servers: [
          { url: 'ws://192.168.1.20:47100', state: 'open', problem: null },
          { url: 'wss://meet.example.org', state: 'closed', problem: null },
        ],
      })
      await stage.press('open-connection')
      await stage.see('linked-person')
    },
  },
  {
    name: 'sheet-connection-trouble',
    reach: async stage => {
      enterRoom(stage, {
        connection: 'ended',
        servers: [
          { url: 'ws://192.168.1.20:47100', state: 'closed', problem: 'SERVER_UNREACHABLE' },
          { url: 'wss://meet.example.org', state: 'closed', problem: 'SERVER_CERTIFICATE_TIME' },
        ],
        clockAhead: 86_400_000,
      })
      await stage.press('open-connection')
    },
  },
  {
    name: 'sheet-connection-relay',
    reach: async stage => {
      enterRoom(stage, { connection: 'alone', direct: false, relayProblem: 'RELAY_REFUSED' })
      await stage.press('open-connection')
    },
  },
  {
    name: 'sheet-connection-trying',
    reach: async stage => {
      stage.core.trial = null
      enterRoom(stage, { direct: false })
      await stage.press('open-connection')
      await stage.press('relay-try')
    },
  },
  {
    name: 'sheet-connection-tried',
    reach: async stage => {
      stage.core.away.set('Willow', { step: 'minutes', count: 4 }).set('은하', { step: 'longer', count: 0 })
      stage.core.trial = {
        outcome: 'unreachable',
        ways: [
          { way: 'udp', outcome: 'unreachable', roundTrip: null },
          { way: 'tcp', outcome: 'unreachable', roundTrip: null },
          { way: 'tls', outcome: 'unreachable', roundTrip: null },
        ],
      }
      enterRoom(stage, {
        role: 'member',
        connection: 'alone',
        direct: false,
        relayProblem: 'RELAY_UNREACHABLE',
      })
      await stage.press('open-connection')
      await stage.press('relay-try')
    },
  },
  {
    name: 'sheet-connection-report',
    reach: async stage => {
      stage.core.counts = [{ code: 'LINK_TIMEOUT', count: 2 }]
      stage.core.links = { relayLeft: 50 }
      stage.core.trial = {
        outcome: 'works',
        ways: [
          { way: 'udp', outcome: 'unreachable', roundTrip: null },
          { way: 'tls', outcome: 'works', roundTrip: 38 },
        ],
      }
      enterRoom(stage, {
        direct: false,
        servers: [{ url: 'wss://meet.example.org', state: 'open', problem: null }],
      })
      await stage.press('open-connection')
      await stage.press('relay-try')
      await stage.press('report-make')
    },
  },
  {
    name: 'sheet-settings',
    reach: async stage => {
      enterRoom(stage)
      await stage.press('open-settings')
    },
  },
  {
    name: 'sheet-settings-member',
    reach: async stage => {
      stage.core.profile = { exists: true, open: true, wait: 0 }
      enterRoom(stage, { role: 'member', kept: true })
      await stage.press('open-settings')
    },
  },
  {
    name: 'sheet-keep-question',
    reach: async stage => {
      stage.core.profile = { exists: true, open: true, wait: 0 }
      await stage.session.begin()
      enterRoom(stage, { role: 'member' })
      await stage.press('open-settings')
      await stage.press('keep-room')
    },
  },
  {
    name: 'sheet-forget-question',
    reach: async stage => {
      stage.core.profile = { exists: true, open: true, wait: 0 }
      enterRoom(stage, { role: 'member', kept: true })
      await stage.press('open-settings')
      await stage.press('forget-room')
    },
  },
  {
    name: 'sheet-end-question',
    reach: async stage => {
      enterRoom(stage)
      await stage.press('open-settings')
      await stage.press('end-room')
    },
  },
]
