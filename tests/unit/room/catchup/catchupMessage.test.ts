import { beforeAll, describe, expect, it } from 'vitest'
import { randomSecret } from '../../../../shared/crypto/random.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import {
  CATCHUP_LACKING_MAX,
  CATCHUP_NAMED_MAX,
  CATCHUP_PART,
  type CatchupMessage,
  openCatchup,
  sealCatchup,
} from '../../../../shared/room/catchup/catchupMessage.ts'
import { catchupTopic } from '../../../../shared/room/catchup/catchupTopic.ts'
import type { DeviceId, EpochId } from '../../../../shared/room/ids.ts'
import { refusal } from '../../../support/refusals.ts'
import { cat, int, K, lp, OPEN, SEAL, text, unhex } from '../../../support/room/primitives.ts'

beforeAll(cryptoReady)

const TOPIC = 'a'.repeat(32)
const from = '0d'.repeat(16) as DeviceId
const nonce = '0e'.repeat(16)
const epochIds = (count: number) =>
  Array.from({ length: count }, (_, at) => at.toString(16).padStart(64, '0') as EpochId)

const ask: CatchupMessage = {
  type: 'ask',
  from,
  nonce,
  leaf: 'ab'.repeat(32) as (CatchupMessage & { type: 'ask' })['leaf'],
  leafCounter: 7,
  epochs: epochIds(3),
  lacking: epochIds(2),
}
const give: CatchupMessage = { type: 'give', from, nonce, index: 2, count: 6, part: text('a part') }
const stale: CatchupMessage = { type: 'stale', from, nonce, leafCounter: 2 ** 32 - 1 }

const LABELS = { ask: 'cu-ask', give: 'cu-give', stale: 'cu-stale' }
const NUMBERS = { ask: 1, give: 2, stale: 3 }

/** The body of a message, from the text. */
function bodyOf(message: CatchupMessage): Uint8Array {
  const start = cat(unhex(from), unhex(nonce))
  if (message.type === 'stale') return cat(start, int(4, message.leafCounter))
  if (message.type === 'give')
    return cat(start, int(1, message.index), int(1, message.count), lp(message.part))
  const list = (ids: readonly string[]) => cat(int(1, ids.length), ...ids.map(unhex))
  return cat(
    start,
    int(4, message.leafCounter),
    unhex(message.leaf),
    list(message.epochs),
    list(message.lacking),
  )
}

describe('a catch-up message', () => {
  it.each([ask, give, stale])('is sealed as the text says: $type', message => {
    const pair = randomSecret<'pair-catchup'>()
    const sealed = sealCatchup(pair, TOPIC, message)
    const head = new Uint8Array([1, NUMBERS[message.type]])
    expect(sealed.slice(0, 2)).toEqual(head)
    expect((sealed.length - 2 - 24 - 16) % 1024).toBe(0)
    const aad = cat(text('rowan/v1/rv'), text(TOPIC), head)
    expect(OPEN(K(pair.expose(), LABELS[message.type]), aad, sealed.slice(2))).toEqual(bodyOf(message))
    expect(openCatchup(pair, TOPIC, sealed)).toEqual(message)
  })

  it('is as long whether it names one epoch or as many as may be, and says as much or as little', () => {
    const pair = randomSecret<'pair-catchup'>()
    const most = { ...ask, epochs: epochIds(CATCHUP_NAMED_MAX), lacking: epochIds(CATCHUP_LACKING_MAX) }
    const least = { ...ask, epochs: [], lacking: [] }
    const lengths = [most, least, stale].map(message => sealCatchup(pair, TOPIC, message).length)
    expect(new Set(lengths).size).toBe(1)
    expect(openCatchup(pair, TOPIC, sealCatchup(pair, TOPIC, most))).toEqual(most)
  })

  it('opens on its topic, with the key of the two, and nowhere else', () => {
    const [pair, other] = [randomSecret<'pair-catchup'>(), randomSecret<'pair-catchup'>()]
    const sealed = sealCatchup(pair, TOPIC, ask)
    expect(refusal(() => openCatchup(other, TOPIC, sealed))).toBe('OPEN_FAILED')
    expect(refusal(() => openCatchup(pair, 'b'.repeat(32), sealed))).toBe('OPEN_FAILED')
    for (let end = 3; end < sealed.length; end += 97)
      expect(refusal(() => openCatchup(pair, TOPIC, sealed.subarray(0, end)))).toBe('OPEN_FAILED')
  })

  it.each<[string, string, CatchupMessage['type'], Uint8Array]>([
    [
      'names too many epochs',
      'TOO_LARGE',
      'ask',
      bodyOf({ ...ask, epochs: epochIds(CATCHUP_NAMED_MAX + 1) }),
    ],
    [
      'lacks too many epochs',
      'TOO_LARGE',
      'ask',
      bodyOf({ ...ask, lacking: epochIds(CATCHUP_LACKING_MAX + 1) }),
    ],
    ['ends in an epoch', 'TRUNCATED', 'ask', bodyOf(ask).slice(0, -1)],
    ['is the first of no parts', 'BAD_VALUE', 'give', bodyOf({ ...give, index: 0, count: 0 })],
    ['is the seventh of six parts', 'BAD_VALUE', 'give', bodyOf({ ...give, index: 6, count: 6 })],
    ['is one of seven parts', 'BAD_VALUE', 'give', bodyOf({ ...give, index: 0, count: 7 })],
    [
      'is a part of more than 30 KiB',
      'TOO_LARGE',
      'give',
      bodyOf({ ...give, part: new Uint8Array(CATCHUP_PART + 1) }),
    ],
    ['has a byte behind it', 'TRAILING', 'stale', cat(bodyOf(stale), int(1, 0))],
    ['ends in its nonce', 'TRUNCATED', 'stale', bodyOf(stale).slice(0, 20)],
  ])('that %s is %s', (_, code, type, body) => {
    const pair = randomSecret<'pair-catchup'>()
    const head = new Uint8Array([1, NUMBERS[type]])
    const aad = cat(text('rowan/v1/rv'), text(TOPIC), head)
    const sealed = cat(head, SEAL(K(pair.expose(), LABELS[type]), aad, body, 1024))
    expect(refusal(() => openCatchup(pair, TOPIC, sealed))).toBe(code)
  })

  it.each([
    ['nothing', 'TRUNCATED', []],
    ['its head alone', 'TRUNCATED', [1, 1]],
    ['another version', 'BAD_VERSION', [2, 1, 0]],
    ['type 0', 'BAD_TYPE', [1, 0, 0]],
    ['type 4', 'BAD_TYPE', [1, 4, 0]],
    ['no seal', 'OPEN_FAILED', [1, 3, 0]],
  ])('of %s is %s', (_, code, bytes) => {
    const pair = randomSecret<'pair-catchup'>()
    expect(refusal(() => openCatchup(pair, TOPIC, new Uint8Array(bytes)))).toBe(code)
  })
})

describe('the topic of two', () => {
  it('is another every UTC day, of 32 characters', () => {
    const pair = randomSecret<'pair-catchup'>()
    const day = 20_000
    const topic = (time: number) => catchupTopic(pair, time)
    const expected = K(pair.expose(), 'rv', int(4, day)).slice(0, 24)
    expect(topic(day * 86_400_000)).toBe(Buffer.from(expected).toString('base64url'))
    expect(topic((day + 1) * 86_400_000 - 1)).toBe(topic(day * 86_400_000))
    expect(topic((day + 1) * 86_400_000)).not.toBe(topic(day * 86_400_000))
    expect(catchupTopic(randomSecret<'pair-catchup'>(), 0)).not.toBe(topic(0))
    expect(topic(0)).toHaveLength(32)
  })
})
