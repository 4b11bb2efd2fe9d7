import { describe, expect, it } from 'vitest'
import { contentPolicy, serverOrigins } from '../../../electron/main/pages/contentPolicy.ts'

describe('E-04: contentPolicy', () => {
  it('lets the screen run its own files and connect to nothing', () => {
    expect(contentPolicy('screen', [])).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'none'; " +
        "worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
    )
    expect(contentPolicy('screen', ['ws://127.0.0.1:1'])).toBe(contentPolicy('screen', []))
  })

  it('lets net connect to the origins of its servers and nowhere else', () => {
    const policy = contentPolicy('net', [
      'wss://b.example/path',
      'ws://127.0.0.1:47470',
      'wss://b.example:443',
    ])
    expect(policy).toContain('; connect-src ws://127.0.0.1:47470 wss://b.example; ')
    expect(policy).toContain("; script-src 'self' 'wasm-unsafe-eval'; ")
    expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe')
  })

  it('names the scheme where a server is at an IPv6 address, which it cannot name', () => {
    const policy = contentPolicy('net', [
      'wss://[2001:db8::1]:8443/room',
      'wss://[fd00::2]',
      'wss://b.example',
    ])
    expect(policy).toContain('; connect-src wss: wss://b.example; ')
  })

  it('says nothing of the pins behind an address', () => {
    expect(contentPolicy('net', [`wss://b.example#${'A'.repeat(43)}`])).toBe(
      contentPolicy('net', ['wss://b.example']),
    )
  })

  it('lets net connect nowhere without servers', () => {
    expect(contentPolicy('net', [])).toContain("; connect-src 'none'; ")
  })
})

describe('serverOrigins', () => {
  it.each([
    'ws://*',
    'ws://*:*',
    'ws://a;script-src',
    "ws://'self'",
    'ws://a,b',
    'ws://[::1',
    'ws://[::1%25eth0]',
    'ws://%',
    'ws://',
    'nothing',
  ])('refuses %s, which would say more in a policy than a host', server => {
    expect(() => serverOrigins([server])).toThrow('SERVER_ADDRESS')
  })

  it('reads a host in another script and an odd number as what a browser connects to', () => {
    expect(serverOrigins(['wss://例え.jp', 'ws://0x7f.1:80'])).toEqual([
      'ws://127.0.0.1',
      'wss://xn--r8jz45g.jp',
    ])
  })
})
