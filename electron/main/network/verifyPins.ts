import { createHash, X509Certificate } from 'node:crypto'
import type { Session } from 'electron'
import { type HostPins, plainHost } from './pinsOfHosts.ts'

type Verify = NonNullable<Parameters<Session['setCertificateVerifyProc']>[0]>
type Asked = Parameters<Verify>[0]

/** What is asked about a certificate, as far as it is used. */
export type AskedCertificate = Pick<Asked, 'hostname' | 'errorCode'> & {
  readonly certificate: Pick<Asked['certificate'], 'data'>
}

/** Chromium's own verdict holds. */
const ITS_VERDICT = -3
/** net::ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN */
const PINNED_KEY_MISSING = -150

/** The pin of a certificate: base64url of the SHA-256 of its SubjectPublicKeyInfo, 43 characters (PROTOCOL.md §9.1). */
export function certificatePin(pem: string): string {
  const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(key).digest('base64url')
}

function hasPin(pem: string, pins: ReadonlySet<string>): boolean {
  try {
    return pins.has(certificatePin(pem))
  } catch {
    // whose key cannot be read has not the right one
    return false
  }
}

/** Judges certificates: what Chromium refuses stays refused, and a host with pins needs one of their keys as well. */
export function verifyPins(pins: HostPins) {
  return ({ hostname, errorCode, certificate }: AskedCertificate, answer: (verdict: number) => void) => {
    const wanted = pins.get(plainHost(hostname))
    const isWrong = wanted !== undefined && errorCode === 0 && !hasPin(certificate.data, wanted)
    answer(isWrong ? PINNED_KEY_MISSING : ITS_VERDICT)
  }
}
