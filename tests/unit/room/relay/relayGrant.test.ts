import { inspect } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '../../../../shared/bytes/utf8.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import {
  decodeRelayGrant,
  encodeRelayGrant,
  type RelayGrant,
  relayCredential,
} from '../../../../shared/room/relay/relayGrant.ts'

beforeAll(cryptoReady)

const CREDENTIAL = 'AAECAwQFBgcICQoLDA0ODxAREhM='
const parts = {
  urls: ['turn:relay.example?transport=udp', 'turns:relay.example:443?transport=tcp'],
  username: '1800000000:aB3_-x',
  credential: utf8(CREDENTIAL),
  lifetime: 43_200,
}
const grant = (): RelayGrant => ({ ...relayCredential(parts), until: 1_800_000_000_000 })

describe('a relay that was granted', () => {
  it('comes back as it was', () => {
    const back = decodeRelayGrant(encodeRelayGrant(grant()))
    expect(back && { ...back, credential: [...back.credential.expose()] }).toEqual({
      ...parts,
      credential: [...utf8(CREDENTIAL)],
      until: 1_800_000_000_000,
    })
    expect(decodeRelayGrant(encodeRelayGrant(null))).toBeNull()
  })

  it('shows its credential nowhere', () => {
    const shown = [inspect(grant(), { depth: 9 }), JSON.stringify(grant())].join()
    expect(shown).not.toContain(CREDENTIAL)
  })

  it('fits in its field at its largest', () => {
    const urls = Array.from({ length: 6 }, (_, at) => `turn:${at}${'a'.repeat(194)}`)
    const username = `999999999999:${'w'.repeat(32)}`
    const bytes = encodeRelayGrant({ ...relayCredential({ ...parts, urls, username }), until: 1 })
    expect(decodeRelayGrant(bytes)?.urls).toEqual(urls)
    expect(bytes.length).toBeLessThan(4096)
  })
})

describe('what a server may not give', () => {
  it.each([
    ['no address', { urls: [] }, 'BAD_VALUE'],
    ['too many', { urls: Array.from({ length: 7 }, (_, at) => `turn:a${at}`) }, 'TOO_LARGE'],
    ['an address twice', { urls: ['turn:a', 'turn:a'] }, 'BAD_VALUE'],
    ['a STUN server', { urls: ['stun:a'] }, 'BAD_VALUE'],
    ['an address of the web', { urls: ['https://a'] }, 'BAD_VALUE'],
    ['an address with something behind it', { urls: ['turn:a?transport=udp&x=1'] }, 'BAD_VALUE'],
    ['a name of somebody', { username: 'may' }, 'BAD_VALUE'],
    ['a name with an address', { username: '1800000000:may@a.example' }, 'BAD_VALUE'],
    ['a credential of another length', { credential: utf8('AAAA') }, 'BAD_VALUE'],
    ['a credential that is no text', { credential: new Uint8Array([0xff]) }, 'BAD_UTF8'],
    ['more than 12 hours', { lifetime: 43_201 }, 'BAD_VALUE'],
    ['no time', { lifetime: 0 }, 'BAD_VALUE'],
    ['half a second', { lifetime: 0.5 }, 'BAD_VALUE'],
  ])('%s', (_, change, code) => {
    expect(() => relayCredential({ ...parts, ...change })).toThrow(code)
  })
})
