import { describe, expect, it } from 'vitest'
import { consentWords } from '../../../renderer/screen/session/consentWords.ts'

const ahead = (change: Partial<Parameters<typeof consentWords>[0]> = {}) =>
  consentWords({ relayed: false, servers: ['wss://meet.example'], proxied: false, ...change })

describe('what is asked before connecting', () => {
  it('says who sees the address where computers connect directly', () => {
    expect(ahead()).toEqual({ sentences: ['consent.direct', 'consent.server'], yes: 'consent.yes' })
    expect(ahead({ servers: [] })).toEqual(ahead())
  })

  it('says LAN when every meeting point is in the local network, and not when one of them is not', () => {
    const here = ['ws://127.0.0.1:47470', 'ws://192.168.1.5:47470']
    expect(ahead({ servers: here })).toEqual({
      sentences: ['consent.lan', 'consent.lan.server'],
      yes: 'consent.lan.yes',
    })
    expect(ahead({ servers: [...here, 'wss://meet.example'] })).toEqual(ahead())
    expect(ahead({ servers: here, relayed: true })).toEqual(ahead({ relayed: true }))
  })

  it('says that direct links do not go through the proxy, and that those through a relay do', () => {
    expect(ahead({ proxied: true }).sentences).toEqual(['consent.direct.proxy', 'consent.server.proxy'])
    expect(ahead({ proxied: true, relayed: true }).sentences).toEqual([
      'consent.relay',
      'consent.relay.proxy',
    ])
    expect(ahead({ proxied: true, servers: ['ws://10.0.0.1'] }).sentences).toContain('consent.lan.proxy')
  })
})
