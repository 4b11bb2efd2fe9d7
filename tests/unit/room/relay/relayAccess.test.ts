import { inspect } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { fromUtf8 } from '../../../../shared/bytes/utf8.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import {
  decodeRelayAccess,
  encodeRelayAccess,
  relayAccess,
} from '../../../../shared/room/relay/relayAccess.ts'

beforeAll(cryptoReady)

const TOKEN = 'abcdefghijklmnopqrstuvwxyz012345'

describe('what a counsellor was given', () => {
  it.each([
    'wss://a.example',
    'wss://10.0.0.1:4455/x',
    'ws://127.0.0.1:1',
    'ws://localhost',
    'ws://[::1]:4455',
  ])('may be shown to %s', server => {
    const access = relayAccess(`  ${TOKEN}\n`, server)
    expect([access.server, fromUtf8(access.token.expose())]).toEqual([server, TOKEN])
  })

  it.each([
    'ws://a.example',
    'ws://192.168.1.20:4455',
    'ws://127.0.0.1.a.example',
    'ws://localhost.a.example',
    'ws://1270.0.0.1',
    'https://a.example',
    '',
  ])('never travels in the open, to %j', server => {
    expect(() => relayAccess(TOKEN, server)).toThrow('RELAY_TOKEN')
  })

  it.each(['', 'short', 'a'.repeat(23), 'a'.repeat(129), `${'a'.repeat(30)} b`, `${'a'.repeat(30)}é`])(
    'is not %j',
    token => {
      expect(() => relayAccess(token, 'wss://a.example')).toThrow('RELAY_TOKEN')
    },
  )

  it('shows itself nowhere', () => {
    const access = relayAccess(TOKEN, 'wss://a.example')
    expect([inspect(access, { depth: 9 }), JSON.stringify(access), `${access.token}`].join()).not.toContain(
      TOKEN,
    )
  })

  it('comes back from a store as it was, and so does nothing', () => {
    const bytes = encodeRelayAccess(relayAccess(TOKEN, 'wss://a.example'))
    const back = decodeRelayAccess(bytes)
    expect([back?.server, back && fromUtf8(back.token.expose())]).toEqual(['wss://a.example', TOKEN])
    expect(decodeRelayAccess(encodeRelayAccess(null))).toBeNull()
  })

  it('is refused from a store when it is something else', () => {
    const bytes = encodeRelayAccess(relayAccess(TOKEN, 'wss://a.example'))
    for (let length = 1; length < bytes.length; length++)
      expect(() => decodeRelayAccess(bytes.subarray(0, length))).toThrow(/TRUNCATED|RELAY_TOKEN/)
    expect(() => decodeRelayAccess(new Uint8Array([...bytes, 0]))).toThrow('TRAILING')
    expect(() => decodeRelayAccess(new Uint8Array([2, ...bytes.subarray(1)]))).toThrow('BAD_VERSION')
  })
})
