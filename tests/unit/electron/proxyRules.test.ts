import { describe, expect, it } from 'vitest'
import { proxyRules } from '../../../electron/main/network/proxyRules.ts'
import { proxySchema } from '../../../shared/ports/proxySchema.ts'

describe('E-17: how a session goes out', () => {
  it('is by itself where there is no proxy, whatever the system says', () => {
    expect(proxyRules(null)).toEqual({ mode: 'direct' })
  })

  it.each([
    [{ kind: 'http', host: 'proxy.example', port: 3128 }, 'http://proxy.example:3128'],
    [{ kind: 'socks5', host: '127.0.0.1', port: 9050 }, 'socks5://127.0.0.1:9050'],
    [{ kind: 'socks5', host: 'fd00::2', port: 1080 }, 'socks5://[fd00::2]:1080'],
  ] as const)('is through %j alone, also to this computer', (proxy, rules) => {
    expect(proxyRules(proxy)).toEqual({
      mode: 'fixed_servers',
      proxyRules: rules,
      proxyBypassRules: '<-loopback>',
    })
  })

  it.each([
    { kind: 'http', host: 'a;direct://', port: 1 },
    { kind: 'http', host: 'a,b', port: 1 },
    { kind: 'http', host: 'A.example', port: 1 },
    { kind: 'http', host: '[::1]', port: 1 },
    { kind: 'http', host: 'user@a', port: 1 },
    { kind: 'http', host: '', port: 1 },
    { kind: 'http', host: 'a', port: 0 },
    { kind: 'http', host: 'a', port: 65_536 },
    { kind: 'http', host: 'a', port: 1.5 },
    { kind: 'direct', host: 'a', port: 1 },
    { kind: 'http', host: 'a', port: 1, user: 'b' },
  ])('is never told %j', proxy => {
    expect(proxySchema.safeParse(proxy).success).toBe(false)
  })
})
