import { cat, H, int, K, text, tohex } from '../../support/room/primitives.ts'
import { type Agree, base64url, dh, Seeded, SMALL_ORDER } from './seeded.ts'
import { bad, good, type Line, type Vector, type VectorSet } from './vector.ts'

/** Ids and keys of rooms, devices and pairs (PROTOCOL.md §3), keys and topics of epochs (§4, §7.5). */

const random = new Seeded('keys')
const control = random.sign('founder')
const roomNonce = random.bytes('room nonce', 32)
const room = H('room', roomNonce, control.publicKey).slice(0, 16)
const ann = random.agree('ann')
const ben = random.agree('ben')
const none = new Uint8Array()

const device = (identity: Uint8Array, ctl: Uint8Array) => H('dev', room, identity, ctl).slice(0, 16)

/** k_AB of §3. */
function pair(a: Agree, b: Agree): Uint8Array {
  const sides = [a, b].map(side => ({ id: device(side.publicKey, none), key: side.publicKey }))
  const [first, second] = sides.sort((x, y) => Buffer.compare(x.id, y.id))
  if (first === undefined || second === undefined) throw new Error('a pair has two sides')
  return K(dh(a, b.publicKey), 'pair', room, first.id, second.id, first.key, second.key)
}

const subkeys = (key: Uint8Array): Line[] => [
  ['result-link', tohex(K(key, 'pair-link'))],
  ['result-hello', tohex(K(key, 'pair-hello'))],
  ['result-signal', tohex(K(key, 'pair-sig'))],
  ['result-frame', tohex(K(key, 'pair-frame'))],
  ['result-catchup', tohex(K(key, 'pair-catchup'))],
]

const pairLines = (mine: Agree, theirs: Uint8Array): Line[] => [
  ['kind', 'pair'],
  ['room', tohex(room)],
  ['x-id-secret', tohex(mine.secretKey)],
  ['x-id', tohex(mine.publicKey)],
  ['other-x-id', tohex(theirs)],
]

const epochVectors = (): Vector[] => {
  const es = random.bytes('es', 32)
  const epoch = random.bytes('epoch', 32)
  const rec = K(es, 'rec', room, epoch)
  const scope: Line[] = [
    ['es', tohex(es)],
    ['room', tohex(room)],
    ['epoch', tohex(epoch)],
  ]
  const topic = (day: number) => base64url(K(es, 'topic', room, epoch, int(4, day)).slice(0, 24))
  const topicVector = (name: string, comment: string, time: number, day: number) =>
    good(name, comment, [['kind', 'topic'], ...scope, ['time', String(time)], ['result-topic', topic(day)]])
  return [
    good('good-epoch-keys', 'the keys of an epoch', [
      ['kind', 'epoch'],
      ...scope,
      ['result-rec', tohex(rec)],
      ['result-signal', tohex(K(es, 'signal', room, epoch))],
      ['result-wire', tohex(K(es, 'epoch-wire', room, epoch))],
      ['result-tag', tohex(K(rec, 'tag').slice(0, 8))],
    ]),
    topicVector('good-topic-last-ms', 'the last millisecond of a UTC day', 19_999 * 86_400_000 - 1, 19_998),
    topicVector('good-topic-first-ms', 'the first millisecond of a UTC day', 19_999 * 86_400_000, 19_999),
  ]
}

const ids = (): Vector[] => {
  const strand = random.sign('strand').publicKey
  return [
    good('good-room', 'the id of a room', [
      ['kind', 'room'],
      ['nonce', tohex(roomNonce)],
      ['e-ctl', tohex(control.publicKey)],
      ['result-room', tohex(room)],
    ]),
    good('good-device-facilitator', 'the id of a device with an E_ctl', [
      ['kind', 'device'],
      ['room', tohex(room)],
      ['x-id', tohex(ann.publicKey)],
      ['e-ctl', tohex(control.publicKey)],
      ['result-device', tohex(device(ann.publicKey, control.publicKey))],
    ]),
    good('good-device-member', 'the id of a device without an E_ctl', [
      ['kind', 'device'],
      ['room', tohex(room)],
      ['x-id', tohex(ann.publicKey)],
      ['result-device', tohex(device(ann.publicKey, none))],
    ]),
    good('good-strand', 'the id of a strand and its Yjs clientID', [
      ['kind', 'strand'],
      ['e-str', tohex(strand)],
      ['result-strand', tohex(H('strand', strand).slice(0, 8))],
      ['result-client', String(Buffer.from(H('yclient', strand)).readUInt32BE(0))],
    ]),
  ]
}

/** All vectors of ids and keys. */
export const keys = (): VectorSet => ({
  object: 'keys',
  vectors: [
    ...ids(),
    good('good-pair', 'the subkeys of a pair', [
      ...pairLines(ann, ben.publicKey),
      ...subkeys(pair(ann, ben)),
    ]),
    good('good-pair-other-side', 'the same pair, seen from its other side', [
      ...pairLines(ben, ann.publicKey),
      ...subkeys(pair(ann, ben)),
    ]),
    good('good-pair-with-itself', 'a device has a pair with itself', [
      ...pairLines(ann, ann.publicKey),
      ...subkeys(pair(ann, ann)),
    ]),
    bad('pair-small-order', 'BAD_KEY', 'the X_id of the other has order 8', pairLines(ann, SMALL_ORDER)),
    bad('pair-zero', 'BAD_KEY', 'the X_id of the other is zero', pairLines(ann, new Uint8Array(32))),
    bad(
      'pair-one',
      'BAD_KEY',
      'the X_id of the other is one, of order 4',
      pairLines(ann, cat(int(1, 1), new Uint8Array(31))),
    ),
    ...epochVectors(),
    good('good-labels-are-text', 'H and K take the label with its prefix', [
      ['kind', 'hash'],
      ['key', tohex(text('sixteen bytes ok'))],
      ['part', tohex(text('a'))],
      ['part', ''],
      ['result-hash', tohex(H('payload', text('a'), none))],
      ['result-keyed', tohex(K(text('sixteen bytes ok'), 'payload', text('a'), none))],
    ]),
  ],
})
