import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { iceConfiguration } from '../../../renderer/net/link/iceConfiguration.ts'
import { candidatePolicy, wireCandidate } from '../../../renderer/net/signalingGuard/candidatePolicy.ts'
import { addressScope } from '../../../renderer/net/signalingGuard/ipAddress.ts'
import { fingerprintOf, okSdp, wireSdp } from '../../../renderer/net/signalingGuard/sdpPolicy.ts'
import type { IceSettings } from '../../../shared/ports/transport.ts'

const print = Array.from({ length: 32 }, (_, n) => n.toString(16).padStart(2, '0').toUpperCase()).join(':')
const sdp = [
  'v=0',
  'o=- 8475141764348101110 2 IN IP4 192.0.2.7',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'a=extmap-allow-mixed',
  'a=msid-semantic: WMS',
  'm=application 47712 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP6 fd00::2',
  'a=candidate:3077952869 1 udp 2122265343 fd00::2 47712 typ host generation 0 network-id 2',
  'a=ice-ufrag:nfaW',
  'a=ice-pwd:dGwaNipOjUvEkf8+cxKRwcDF',
  `a=fingerprint:sha-256 ${print}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sctp-port:5000',
  'a=max-message-size:262144',
  '',
].join('\r\n')
const good = wireSdp(sdp)

describe('descriptions', () => {
  test('a real one passes once its addresses are taken out', () => {
    expect(okSdp(sdp)).toBe(false)
    expect(okSdp(good)).toBe(true)
    for (const address of ['fd00', '192.0.2.7', '47712', 'candidate']) expect(good).not.toContain(address)
    expect(fingerprintOf(good)).toEqual(Uint8Array.from({ length: 32 }, (_, n) => n))
  })

  test.each([
    ['video beside the data', good.replace('a=mid:0', 'a=mid:0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96')],
    ['video instead', good.replace(/m=application .*/, 'm=video 9 UDP/TLS/RTP/SAVPF 96')],
    ['two data channels', `${good}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n`],
    ['no media', good.replace(/m=application .*\r\n/, '')],
    ['no encryption', good.replace('UDP/DTLS/SCTP', 'SCTP')],
    ['no fingerprint', good.replace(/a=fingerprint.*\r\n/, '')],
    ['a weaker fingerprint', good.replace('sha-256', 'sha-1')],
    [
      'two fingerprints',
      good.replace('a=setup', `a=fingerprint:sha-256 ${print.replace('00', 'FF')}\r\na=setup`),
    ],
    ['a candidate', `${good}a=candidate:1 1 udp 1 10.0.0.1 9 typ host\r\n`],
    ['bare line feeds that hide a line', good.replace('a=mid:0', 'a=mid:0\nm=video 9 UDP/TLS/RTP/SAVPF 96')],
    ['a line that is none', good.replace('a=mid:0', 'hello')],
    ['far too much', good + 'a=x:y\r\n'.repeat(2000)],
    ['nothing', ''],
  ])('one with %s is refused', (_what, bad) => {
    expect(okSdp(bad)).toBe(false)
  })

  test('whatever is given, an answer comes and no exception', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(okSdp(text)).toBe(false)
      }),
    )
    fc.assert(
      fc.property(fc.nat(good.length), fc.string({ maxLength: 9 }), (at, text) => {
        expect(typeof okSdp(good.slice(0, at) + text + good.slice(at))).toBe('boolean')
      }),
    )
  })
})

describe('addresses', () => {
  test.each([
    ['8.8.8.8', 'public'],
    ['192.0.2.1', 'public'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'private'],
    ['127.0.0.1', 'private'],
    ['169.254.169.254', 'private'],
    ['100.64.0.1', 'private'],
    ['0.0.0.0', 'none'],
    ['224.0.0.251', 'none'],
    ['255.255.255.255', 'none'],
    ['256.1.1.1', 'none'],
    ['2001:db8::1', 'public'],
    ['::1', 'private'],
    ['fe80::1', 'private'],
    ['fd00::2', 'private'],
    ['::ffff:127.0.0.1', 'private'],
    ['::', 'none'],
    ['ff02::fb', 'none'],
    ['example.org', 'none'],
    ['localhost', 'none'],
  ])('%s is %s', (address, scope) => {
    expect(addressScope(address)).toBe(scope)
  })
})

describe('candidates', () => {
  const turn = (url: string): IceSettings => ({ policy: 'relay', servers: [{ urls: [url] }] })
  const relayOnly = candidatePolicy(turn('turns:turn.example.org:443?transport=tcp'))
  const direct = candidatePolicy({ policy: 'direct', servers: [] })
  const make = (address: string, type: string, { port = 50000, transport = 'udp' } = {}) =>
    `candidate:1 1 ${transport} 2122265343 ${address} ${port} typ ${type} generation 0`

  test('under relay, relay candidates at public addresses alone', () => {
    expect(relayOnly(make('203.0.113.5', 'relay'))).toBe(true)
    for (const type of ['host', 'srflx', 'prflx']) expect(relayOnly(make('203.0.113.5', type))).toBe(false)
    for (const address of ['127.0.0.1', '192.168.1.1', '::1', 'fd00::2'])
      expect(relayOnly(make(address, 'relay'))).toBe(false)
    expect(relayOnly(make('0f8fad5b-d9cb-469f-a165-70867728950e.local', 'relay'))).toBe(false)
  })

  test('under relay, a private address only where the room keeps its own TURN server there', () => {
    for (const url of [
      'turn:127.0.0.1:3478',
      'turn:[::1]:3478',
      'turn:localhost',
      'turns:10.0.0.7?transport=tcp',
    ])
      expect(candidatePolicy(turn(url))(make('127.0.0.1', 'relay'))).toBe(true)
    expect(candidatePolicy(turn('turn:127.0.0.1:3478'))(make('127.0.0.1', 'host'))).toBe(false)
  })

  test('E-15: under direct, the local network too, and the names that hide its addresses', () => {
    for (const address of [
      '127.0.0.1',
      '192.168.1.1',
      '203.0.113.5',
      '::1',
      '0f8fad5b-d9cb-469f-a165-70867728950e.local',
    ])
      expect(direct(make(address, 'host'))).toBe(true)
  })

  test('never TCP, never a privileged port, never a name, never everybody', () => {
    expect(direct(make('192.168.1.1', 'host', { transport: 'tcp' }))).toBe(false)
    for (const port of [0, 53, 1023, 65_536])
      expect(direct(make('192.168.1.1', 'host', { port }))).toBe(false)
    for (const address of ['printer.local', 'example.org', '224.0.0.251', '255.255.255.255', '0.0.0.0'])
      expect(direct(make(address, 'host'))).toBe(false)
    for (const text of ['', 'a=candidate', 'candidate:1 1 udp']) expect(direct(text)).toBe(false)
  })

  test('E-14: go out without the address from which they were seen', () => {
    expect(wireCandidate(`${make('203.0.113.5', 'srflx')} raddr 192.168.1.9 rport 5000`)).toBe(
      `${make('203.0.113.5', 'srflx')} raddr 0.0.0.0 rport 0`,
    )
  })

  test('whatever is given, an answer comes and no exception', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(direct(text)).toBe(false)
      }),
    )
  })
})

describe('E-16: the configuration of a connection', () => {
  test('relay names TURN servers alone, and without one nothing at all', () => {
    const servers = [
      { urls: ['stun:stun.example.org', 'turn:turn.example.org'], username: 'u', credential: 'c' },
    ]
    expect(iceConfiguration({ policy: 'relay', servers })).toEqual({
      iceServers: [{ urls: ['turn:turn.example.org'], username: 'u', credential: 'c' }],
      iceTransportPolicy: 'relay',
    })
    expect(iceConfiguration({ policy: 'relay', servers: [{ urls: ['stun:stun.example.org'] }] })).toEqual({
      iceServers: [],
      iceTransportPolicy: 'relay',
    })
  })

  test('direct names what the room names', () => {
    expect(iceConfiguration({ policy: 'direct', servers: [] })).toEqual({
      iceServers: [],
      iceTransportPolicy: 'all',
    })
  })
})
