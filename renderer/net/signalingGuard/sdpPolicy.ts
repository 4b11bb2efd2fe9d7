import { fromHex } from '../../../shared/bytes/hex.ts'

const LONGEST = 8 * 1024
const LINE = /^[a-z]=[\x20-\x7e]*$/
const MEDIA = /^m=application \d{1,5} (?:UDP\/|TCP\/)?DTLS\/SCTP webrtc-datachannel$/
const FINGERPRINT = /^a=fingerprint:sha-256 ((?:[0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2})$/

function linesOf(sdp: string): readonly string[] {
  return sdp.split('\r\n').filter(line => line !== '')
}

/** True for a description with one m-line, that of a data channel, one SHA-256 fingerprint and no candidate (PROTOCOL.md §6). */
export function okSdp(sdp: string): boolean {
  if (sdp.length > LONGEST) return false
  const lines = linesOf(sdp)
  const media = lines.filter(line => line.startsWith('m='))
  const onlyMedia = media[0]
  return (
    lines.every(line => LINE.test(line)) &&
    lines[0] === 'v=0' &&
    media.length === 1 &&
    onlyMedia !== undefined &&
    MEDIA.test(onlyMedia) &&
    !lines.some(line => line.startsWith('a=candidate')) &&
    fingerprintOf(sdp) !== null
  )
}

/** The 32 bytes of the only DTLS fingerprint of a description; null when there is none, another kind, or two that differ. */
export function fingerprintOf(sdp: string): Uint8Array | null {
  const lines = linesOf(sdp).filter(line => line.startsWith('a=fingerprint'))
  const values = lines.map(line => FINGERPRINT.exec(line)?.[1]?.toLowerCase().replaceAll(':', '') ?? '')
  const [value] = values
  if (!value || values.some(other => other !== value)) return null
  return fromHex(value)
}

/** The description without candidates and without any address: candidates travel by themselves, past their own policy. */
export function wireSdp(sdp: string): string {
  const lines = linesOf(sdp)
    .filter(line => !line.startsWith('a=candidate') && !line.startsWith('a=end-of-candidates'))
    .map(line => line.replace(/^c=IN IP[46] .*$/, 'c=IN IP4 0.0.0.0'))
    .map(line => line.replace(/^m=application \d+ /, 'm=application 9 '))
    .map(line => line.replace(/^(o=\S+ \S+ \S+) IN IP[46] \S+$/, '$1 IN IP4 127.0.0.1'))
  return `${lines.join('\r\n')}\r\n`
}
