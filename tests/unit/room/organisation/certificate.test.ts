import { beforeAll, describe, expect, it } from 'vitest'
import { createSignKeyPair } from '../../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import {
  ensureInTime,
  readCertificate,
  signCertificate,
} from '../../../../shared/room/organisation/certificate.ts'
import { readRequest, signRequest } from '../../../../shared/room/organisation/certificateRequest.ts'
import { readTrustText, trustText } from '../../../../shared/room/organisation/trustText.ts'

const NOW = Date.UTC(2026, 10, 1)
const DAY = 24 * 60 * 60 * 1000

beforeAll(cryptoReady)

const contentOf = (until = NOW + 30 * DAY, name = '한빛 상담소') => {
  const counsellor = createSignKeyPair().publicKey
  return { counsellor, until, name }
}

describe('a certificate', () => {
  it('says whom an organisation vouches for, and until when', () => {
    const keys = createSignKeyPair()
    const content = contentOf()
    const read = readCertificate(signCertificate(keys, content, NOW))
    expect(read).toEqual({ ...content, organisation: keys.publicKey })
  })

  it('is not believed when any one bit of it is changed, or a byte is missing or too much', () => {
    const bytes = signCertificate(createSignKeyPair(), contentOf(), NOW)
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.map((byte, place) => (place === at ? byte ^ (1 << (at % 8)) : byte))
      expect(() => readCertificate(changed)).toThrow('ORGANISATION_PROOF')
      expect(() => readCertificate(bytes.slice(0, at))).toThrow('ORGANISATION_PROOF')
    }
    expect(() => readCertificate(new Uint8Array([...bytes, 0]))).toThrow('ORGANISATION_PROOF')
  })

  it('is given for 400 days at most, and not into the past', () => {
    const keys = createSignKeyPair()
    expect(() => signCertificate(keys, contentOf(NOW + 400 * DAY), NOW)).not.toThrow()
    for (const until of [NOW + 400 * DAY + 1, NOW, NOW - 1])
      expect(() => signCertificate(keys, contentOf(until), NOW)).toThrow('BAD_VALUE')
    expect(() => signCertificate(keys, contentOf(NOW + DAY, 'a\u202eb'), NOW)).toThrow('NAME_INVALID')
  })

  it('is over at its end, and one that would last longer than one may is no proof', () => {
    expect(() => ensureInTime({ until: NOW + 1 }, NOW)).not.toThrow()
    expect(() => ensureInTime({ until: NOW }, NOW)).toThrow('ORGANISATION_EXPIRED')
    expect(() => ensureInTime({ until: NOW + 401 * DAY }, NOW)).not.toThrow()
    expect(() => ensureInTime({ until: NOW + 401 * DAY + 1 }, NOW)).toThrow('ORGANISATION_PROOF')
  })
})

describe('a request', () => {
  it('shows the key of whoever holds it', () => {
    const keys = createSignKeyPair()
    expect(readRequest(signRequest(keys))).toBe(keys.publicKey)
  })

  it('is not believed when it is changed, nor when a certificate is given for it', () => {
    const bytes = signRequest(createSignKeyPair())
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.map((byte, place) => (place === at ? byte ^ 1 : byte))
      expect(() => readRequest(changed)).toThrow('ORGANISATION_PROOF')
    }
    const certificate = signCertificate(createSignKeyPair(), contentOf(), NOW)
    expect(() => readRequest(certificate)).toThrow('ORGANISATION_PROOF')
  })
})

describe('the text of a request or certificate', () => {
  it('is found in a letter that broke its lines', () => {
    const bytes = signRequest(createSignKeyPair())
    const text = trustText('request', bytes)
    const letter = `안녕하세요\n\n${text.replace(/.{40}/g, '$&\r\n  ')}\nMit Gruss. R.\n`
    expect(readTrustText('request', letter)).toEqual(bytes)
  })

  it('is refused when it is of the other kind, cut, no base64url, or too long', () => {
    const text = trustText('request', signRequest(createSignKeyPair()))
    expect(() => readTrustText('certificate', text)).toThrow('ORGANISATION_TEXT')
    for (const wrong of [
      '',
      'rowan-request:',
      'rowan-request:!',
      'rowan-request:A',
      'rowan-request:A.',
      text.slice(0, -1),
      text.slice(0, 60),
      `${' '.repeat(2000)}${text}`,
    ])
      expect(() => readTrustText('request', wrong)).toThrow('ORGANISATION_TEXT')
  })
})
