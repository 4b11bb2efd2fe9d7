import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeSignaling } from '../../../shared/signaling/encodeSignaling.ts'
import { parseSignalingMessage } from '../../../shared/signaling/parseSignalingMessage.ts'
import { parseSignalingReply } from '../../../shared/signaling/parseSignalingReply.ts'
import { SignalingError } from '../../../shared/signaling/signalingError.ts'
import { topicOf } from './startServer.ts'

const SEED = Number(process.env.ROWAN_SEED ?? 20_260_801)
const TOPIC = topicOf(1)

function refusalOf(parse: () => unknown): string {
  try {
    parse()
  } catch (error) {
    if (error instanceof SignalingError) return error.code
    throw error
  }
  return 'accepted'
}

const refusal = (text: string) => refusalOf(() => parseSignalingMessage(text))
const refusalOfObject = (value: unknown) => refusal(JSON.stringify(value))

describe('parseSignalingMessage', () => {
  it.each([
    { type: 'subscribe', topics: [TOPIC, topicOf(2)] },
    { type: 'subscribe', topics: [] },
    { type: 'unsubscribe', topics: [TOPIC] },
    { type: 'publish', topic: TOPIC, data: 'c2VhbGVk' },
    { type: 'ping' },
  ])('takes %j as it is', message => {
    expect(parseSignalingMessage(JSON.stringify(message))).toEqual(message)
  })

  it.each(['', '{not json', '{"type":"ping"', '{"type":"ping"}}', 'undefined', "{'type':'ping'}"])(
    'refuses %j as no JSON',
    text => expect(refusal(text)).toBe('SIG_NOT_JSON'),
  )

  it.each([
    'null',
    '5',
    '"ping"',
    '[]',
    '[{"type":"ping"}]',
    '{}',
    '{"type":"pong"}',
    '{"type":["ping"]}',
    '{"type":"constructor"}',
    '{"type":"ping","extra":1}',
    '{"type":"ping","__proto__":{"topics":[]}}',
    '{"__proto__":{"type":"ping"}}',
    '{"type":"subscribe"}',
    '{"type":"subscribe","topics":5}',
    '{"type":"subscribe","topics":"abc"}',
    '{"type":"subscribe","topics":null}',
    '{"type":"subscribe","topics":{"length":1,"0":"x"}}',
    '{"type":"subscribe","topics":[5]}',
    '{"type":"subscribe","topics":[["a"]]}',
    '{"type":"subscribe","topics":[],"topic":"a"}',
  ])('refuses %s as the wrong shape', text => expect(refusal(text)).toBe('SIG_SCHEMA'))

  it.each([
    { type: 'publish', topic: TOPIC },
    { type: 'publish', topic: TOPIC, data: { type: 'announce' } },
    { type: 'publish', topic: TOPIC, data: 5 },
    { type: 'publish', topic: TOPIC, data: '' },
    { type: 'publish', topic: TOPIC, data: '你好' },
    { type: 'publish', topic: TOPIC, data: 'a\u0000b' },
    { type: 'publish', topic: TOPIC, data: 'a\ud800' },
    { type: 'publish', topic: TOPIC, data: 'x', clients: 3 },
    { type: 'publish', topic: [TOPIC], data: 'x' },
  ])('refuses %j as the wrong shape', value => expect(refusalOfObject(value)).toBe('SIG_SCHEMA'))

  it.each([
    '',
    'room',
    TOPIC.slice(1),
    `${TOPIC}a`,
    TOPIC.replace('-', '+'),
    `${TOPIC.slice(1)}\n`,
    '你'.repeat(32),
  ])('refuses the topic %j', topic => {
    expect(refusalOfObject({ type: 'publish', topic, data: 'x' })).toBe('SIG_TOPIC')
    expect(refusalOfObject({ type: 'subscribe', topics: [topic] })).toBe('SIG_TOPIC')
  })

  it('takes 40 topics and refuses 41 before it reads any of them', () => {
    const topics = Array.from({ length: 40 }, (_, index) => topicOf(index))
    expect(refusalOfObject({ type: 'subscribe', topics })).toBe('accepted')
    expect(refusalOfObject({ type: 'subscribe', topics: [...topics, 5] })).toBe('SIG_TOO_MANY_TOPICS')
    expect(refusalOfObject({ type: 'unsubscribe', topics: [...topics, 5] })).toBe('SIG_TOO_MANY_TOPICS')
  })

  it('takes 64 KiB and refuses one character more', () => {
    const frame = JSON.stringify({ type: 'publish', topic: TOPIC, data: '' }).length
    const message = (size: number) => ({ type: 'publish', topic: TOPIC, data: 'x'.repeat(size - frame) })
    expect(refusalOfObject(message(65_536))).toBe('accepted')
    expect(refusalOfObject(message(65_537))).toBe('SIG_TOO_LARGE')
  })

  it('refuses JSON that is nested 30,000 deep', () => {
    expect(refusal('['.repeat(30_000))).toBe('SIG_NOT_JSON')
    expect(refusal(`{"type":"subscribe","topics":${'['.repeat(30_000)}${']'.repeat(30_000)}}`)).toBe(
      'SIG_SCHEMA',
    )
  })

  it('pollutes no prototype', () => {
    refusal('{"__proto__":{"polluted":1},"type":"ping"}')
    expect('polluted' in {}).toBe(false)
  })
})

describe('parseSignalingReply', () => {
  const replyRefusal = (value: unknown) => refusalOf(() => parseSignalingReply(JSON.stringify(value)))

  it('takes publications and pongs', () => {
    const message = { type: 'publish', topic: TOPIC, data: 'x' } as const
    expect(parseSignalingReply(encodeSignaling(message))).toEqual(message)
    expect(parseSignalingReply('{"type":"pong"}')).toEqual({ type: 'pong' })
  })

  it.each([
    { type: 'publish', topic: TOPIC, data: 'x', clients: 7 },
    { type: 'subscribe', topics: [] },
    { type: 'ping' },
    { type: 'pong', at: 1 },
  ])('refuses %j, which a good server does not send', value => expect(replyRefusal(value)).toBe('SIG_SCHEMA'))
})

describe(`fuzzing the parsers (seed ${SEED})`, () => {
  const almost = fc.record(
    {
      type: fc.constantFrom('subscribe', 'unsubscribe', 'publish', 'ping', 'pong', '__proto__', 1),
      topics: fc.oneof(fc.array(fc.oneof(fc.constant(TOPIC), fc.string())), fc.anything()),
      topic: fc.oneof(fc.constant(TOPIC), fc.anything()),
      data: fc.oneof(fc.string({ minLength: 1 }), fc.anything()),
      clients: fc.integer(),
    },
    { requiredKeys: ['type'] },
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    almost.map(value =>
      JSON.stringify(value, (_, field) => (typeof field === 'bigint' ? `${field}` : field)),
    ),
  )

  it('either refuses with a code or gives what encodes to the same message', () => {
    fc.assert(
      fc.property(texts, text => {
        for (const parse of [parseSignalingMessage, parseSignalingReply]) {
          if (refusalOf(() => parse(text)) !== 'accepted') continue
          const message = parse(text)
          expect(parse(encodeSignaling(message))).toEqual(message)
          expect(JSON.parse(text)).toEqual(message)
        }
      }),
      { seed: SEED, numRuns: 3_000 },
    )
  })
})
