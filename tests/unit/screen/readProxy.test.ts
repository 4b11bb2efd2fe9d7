import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readProxy } from '../../../renderer/screen/session/readProxy.ts'
import { proxySchema } from '../../../shared/ports/proxySchema.ts'

const read = (host: string, port = '1080') => readProxy({ kind: 'socks5', host, port })

describe('a proxy as it was typed', () => {
  it.each([
    ['proxy.example', 'proxy.example'],
    ['  Proxy.Example  ', 'proxy.example'],
    ['127.0.0.1', '127.0.0.1'],
    ['localhost', 'localhost'],
    ['socks5://proxy.example/', 'proxy.example'],
    ['ｐｒｏｘｙ。example', 'proxy.example'],
    ['[2001:DB8::1]', '2001:db8::1'],
    ['fd00::2', 'fd00::2'],
    ['::1', '::1'],
    ['xn--fsqu00a.example', 'xn--fsqu00a.example'],
  ])('is at %j', (typed, host) => {
    expect(read(typed)).toEqual({ kind: 'socks5', host, port: 1080 })
  })

  it.each([
    ['１０８０', 1080],
    [' 65535 ', 65_535],
    ['1', 1],
  ])('has the port %j', (typed, port) => {
    expect(read('proxy.example', typed)).toMatchObject({ port })
  })

  it('may have its port behind it, unless one is given beside it', () => {
    expect(read('socks5://proxy.example:9050', '')).toMatchObject({ host: 'proxy.example', port: 9050 })
    expect(read('[fd00::2]:9050', '')).toMatchObject({ host: 'fd00::2', port: 9050 })
    expect(read('proxy.example:9050', '1080')).toMatchObject({ port: 1080 })
  })

  it.each(['', '0', '65536', '-1', '1e3', '10 80', '0x50', '80;http://b.example', '１００００００'])(
    'is refused for the port %j',
    port => {
      expect(read('proxy.example', port)).toBe('port')
    },
  )

  it.each([
    '',
    'http://proxy.example',
    'https://proxy.example',
    'socks4://proxy.example',
    'proxy example',
    'proxy.example;direct://',
    'proxy.example,direct://',
    'http=proxy.example',
    'proxy.example/path',
    'proxy..example',
    '-proxy.example',
    'proxy.example.',
    '<-loopback>',
    '*',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '01.2.3.4',
    '0x7f.1',
    '2130706433',
    '[::1',
    ':::1',
    '1::2::3',
    'fe80::1%eth0',
    '12345::',
    '1:2:3:4:5:6:7:8:9',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(127)}example`,
    'пример.example',
    'proxy\n.example',
  ])('is refused at %j', host => {
    expect(read(host)).toBe('host')
  })

  it.each(['user@proxy.example', 'user:word@proxy.example', 'socks5://user:word@proxy.example:1080'])(
    'is refused with a name or a password: %j',
    host => {
      expect(read(host)).toBe('account')
    },
  )

  it('is one that the port to main takes, or a reason, whatever was typed', () => {
    const alike = fc.string({ unit: fc.constantFrom(...'ab.-:[]0129fF/@%;,= socks5:// 。'), maxLength: 60 })
    fc.assert(
      fc.property(fc.oneof(alike, fc.string({ unit: 'binary' })), fc.string(), (host, port) => {
        const found = read(host, port)
        if (typeof found !== 'string') expect(proxySchema.parse(found)).toEqual(found)
        else expect(['host', 'port', 'account']).toContain(found)
      }),
      { numRuns: 2000 },
    )
  })
})
