import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  encodeBody,
  type PeerId,
  type PeerMessage,
  parseBody,
  readPeerMessage,
  readProviderMessage,
} from '../../../renderer/net/signalingGuard/peerMessage.ts'
import { codeOf } from './codeOf.ts'

const from = '0f8fad5b-d9cb-469f-a165-70867728950e' as PeerId
const to = '7c9e6679-7425-40de-944b-e07fc1f90ae7' as PeerId
const candidate = { candidate: 'candidate:1', sdpMLineIndex: 0, sdpMid: '0' }
const all: PeerMessage[] = [
  { type: 'announce', from },
  { type: 'offer', from, to, sdp: 'v=0' },
  { type: 'answer', from, to, sdp: 'v=0' },
  { type: 'candidate', from, to, candidate },
]

describe('messages between y-webrtc rooms', () => {
  test('come back as they were written', () => {
    expect(parseBody(encodeBody(all))).toEqual(all)
  })

  test('are taken from y-webrtc without its token', () => {
    const said = { type: 'signal', from, to, token: 1.5, signal: { type: 'offer', sdp: 'v=0' } }
    expect(readProviderMessage(said)).toEqual(all[1])
    expect(codeOf(() => readPeerMessage(said))).toBe('SIGNAL')
  })

  test.each([
    ['renegotiate', { type: 'signal', from, to, signal: { type: 'renegotiate', renegotiate: true } }],
    [
      'a transceiver',
      { type: 'signal', from, to, signal: { type: 'transceiverRequest', transceiverRequest: {} } },
    ],
    [
      'an offer that also renegotiates',
      { type: 'signal', from, to, signal: { type: 'offer', sdp: '', renegotiate: true } },
    ],
    ['an offer without SDP', { type: 'signal', from, to, signal: { type: 'offer', sdp: 1 } }],
    ['a rollback', { type: 'signal', from, to, signal: { type: 'rollback', sdp: '' } }],
    [
      'a second m-line',
      {
        type: 'signal',
        from,
        to,
        signal: { type: 'candidate', candidate: { ...candidate, sdpMLineIndex: 1 } },
      },
    ],
    ['an id that is no UUID', { type: 'announce', from: 'me' }],
    ['a key too many', { type: 'announce', from, clients: 3 }],
    ['another type', { type: 'hello', from }],
    ['null', null],
    ['an array', []],
  ])('%s is refused', (_what, value) => {
    expect(['SIGNAL', 'CANDIDATE']).toContain(codeOf(() => readPeerMessage(value)))
  })

  test('a key that means something to JavaScript is one key too many', () => {
    const value = JSON.parse(`{"type":"announce","from":"${from}","__proto__":{"to":1}}`)
    expect(codeOf(() => readPeerMessage(value))).toBe('SIGNAL')
  })

  test('none, more than sixteen, or anything else in a body is refused', () => {
    for (const text of [
      '[]',
      '{}',
      'null',
      '{not json',
      JSON.stringify(Array(17).fill({ type: 'announce', from })),
    ])
      expect(codeOf(() => parseBody(Buffer.from(text)))).toBe('SIGNAL')
    expect(codeOf(() => parseBody(Uint8Array.from([0xff])))).toBe('BAD_UTF8')
  })

  test('whatever is in a body, a code is raised and nothing else', () => {
    const codes = ['none', 'SIGNAL', 'CANDIDATE', 'BAD_UTF8']
    fc.assert(
      fc.property(fc.json(), text => {
        expect(codes).toContain(codeOf(() => parseBody(Buffer.from(`[${text}]`))))
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        expect(codes).toContain(codeOf(() => parseBody(bytes)))
      }),
    )
  })
})
