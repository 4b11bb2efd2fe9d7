/** A description that passes every check and belongs to nobody. */
export function goodSdp(n: number): string {
  const fingerprint = Array.from({ length: 32 }, () => (n % 256).toString(16).padStart(2, '0')).join(':')
  return [
    'v=0',
    `o=- ${n} 2 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=ice-ufrag:abcd',
    'a=ice-pwd:abcdefghijklmnopqrstuvwx',
    `a=fingerprint:sha-256 ${fingerprint}`,
    'a=setup:actpass',
    'a=mid:0',
    'a=sctp-port:5000',
    '',
  ].join('\r\n')
}

/** One that asks for a camera. */
export function videoSdp(): string {
  return goodSdp(0).replace('a=mid:0', 'a=mid:0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96')
}
