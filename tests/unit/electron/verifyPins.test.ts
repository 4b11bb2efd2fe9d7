import { createHash, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { pinsKey, pinsOfHosts } from '../../../electron/main/network/pinsOfHosts.ts'
import {
  type AskedCertificate,
  certificatePin,
  verifyPins,
} from '../../../electron/main/network/verifyPins.ts'
import { localhostCertificate, renewedCertificate } from '../signaling/localhostCertificate.ts'

const PIN = certificatePin(localhostCertificate.cert)
const NEXT = certificatePin(renewedCertificate.cert)

/** What is answered for a certificate, at a host and after Chromium's verdict. */
function verdict(
  servers: readonly string[],
  asked: Partial<AskedCertificate> & { readonly pem?: string } = {},
) {
  const answers: number[] = []
  const { hostname = 'meet.example', errorCode = 0, pem = localhostCertificate.cert } = asked
  verifyPins(pinsOfHosts(servers))({ hostname, errorCode, certificate: { data: pem } }, answer =>
    answers.push(answer),
  )
  return answers
}
const ITS_VERDICT = [-3]
const REFUSED = [-150]

describe('the pin of a certificate', () => {
  it('is the SHA-256 of its key as it stands in it', () => {
    const der = new X509Certificate(localhostCertificate.cert).raw
    // the key of a P-256 certificate has 91 bytes and begins like this
    const at = der.indexOf(Buffer.from('3059301306072a8648ce3d0201', 'hex'))
    expect(PIN).toBe(
      createHash('sha256')
        .update(der.subarray(at, at + 91))
        .digest('base64url'),
    )
    expect(PIN).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(NEXT).not.toBe(PIN)
  })
})

describe('a certificate at a host with pins', () => {
  const server = `wss://meet.example/rooms#${PIN}`

  it('is good with the key of one of them, as far as Chromium finds it good', () => {
    expect(verdict([server])).toEqual(ITS_VERDICT)
    expect(verdict([`wss://meet.example#${NEXT}.${PIN}`])).toEqual(ITS_VERDICT)
    expect(verdict([server], { errorCode: -202 })).toEqual(ITS_VERDICT)
  })

  it('is refused with another key, and where its key cannot be read', () => {
    expect(verdict([server], { pem: renewedCertificate.cert })).toEqual(REFUSED)
    for (const pem of ['', 'nothing', localhostCertificate.key])
      expect(verdict([server], { pem })).toEqual(REFUSED)
  })

  it.each(['meet.example.', 'meet.example'])('is meant however the host is written: %s', hostname => {
    expect(verdict([server], { hostname, pem: renewedCertificate.cert })).toEqual(REFUSED)
    expect(
      verdict([server.replace('.example', '.example.')], { hostname, pem: renewedCertificate.cert }),
    ).toEqual(REFUSED)
  })

  it('is meant with capital letters, in another script and at an IPv6 address', () => {
    const pem = renewedCertificate.cert
    expect(verdict([`wss://MEET.Example#${PIN}`], { pem })).toEqual(REFUSED)
    expect(verdict([`wss://例え.example#${PIN}`], { hostname: 'xn--r8jz45g.example', pem })).toEqual(REFUSED)
    expect(verdict([`wss://[2001:db8::0:1]#${PIN}`], { hostname: '[2001:db8::1]', pem })).toEqual(REFUSED)
    expect(verdict([`wss://[2001:db8::1]#${PIN}`], { hostname: '2001:db8::1', pem })).toEqual(REFUSED)
  })

  it('is left to Chromium at every other host', () => {
    expect(verdict([server], { hostname: 'other.example', pem: renewedCertificate.cert })).toEqual(
      ITS_VERDICT,
    )
    expect(verdict(['wss://meet.example'], { pem: renewedCertificate.cert })).toEqual(ITS_VERDICT)
  })
})

describe('the pins of hosts', () => {
  it('are those of all addresses of a host, whatever their ports and in whatever order', () => {
    const one = pinsOfHosts([
      `wss://a.example:1#${PIN}`,
      `wss://a.example:2/x#${NEXT}`,
      'wss://a.example',
      'ws://b.example',
    ])
    expect([...one]).toEqual([['a.example', new Set([PIN, NEXT])]])
    const other = pinsOfHosts([`wss://a.example#${NEXT}.${PIN}`])
    expect(pinsKey(other)).toBe(pinsKey(one))
    expect(pinsKey(pinsOfHosts([`wss://a.example#${NEXT}`]))).not.toBe(pinsKey(one))
    expect(pinsKey(pinsOfHosts(['wss://a.example']))).toBe('')
  })
})
