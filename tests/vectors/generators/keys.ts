import { cat, H, int, K, text, tohex } from '../../support/room/primitives.ts'
import { type Agree, base64url, dh, Seeded, type Sign, SMALL_ORDER } from './seeded.ts'
import { bad, good, type Line, type Vector, type VectorSet } from './vector.ts'

/** Ids and keys of rooms, devices and pairs (PROTOCOL.md §3), keys and topics of epochs (§4, §7.5). */

const random = new Seeded('keys')
const control = random.sign('founder')
const roomNonce = random.bytes('room nonce', 32)
const room = H('room', roomNonce, control.publicKey).slice(0, 16)
type Keys = { readonly identity: Agree; readonly control: Sign }
const ann = { identity: random.agree('ann'), control: random.sign('ann') }
const ben = { identity: random.agree('ben'), control: random.sign('ben') }
const none = new Uint8Array()

const device = ({ identity, control: { publicKey } }: Keys) =>
  H('dev', room, identity.publicKey, publicKey).slice(0, 16)

/** k_AB of §3. */
function pair(a: Keys, b: Keys): Uint8Array {
  const sides = [a, b].map(side => ({ id: device(side), key: side.identity.publicKey }))
  const [first, second] = sides.sort((x, y) => Buffer.compare(x.id, y.id))
  if (first === undefined || second === undefined) throw new Error('a pair has two sides')
  return K(dh(a.identity, b.identity.publicKey), 'pair', room, first.id, second.id, first.key, second.key)
}

const subkeys = (key: Uint8Array): Line[] => [
  ['result-link', tohex(K(key, 'pair-link'))],
  ['result-hello', tohex(K(key, 'pair-hello'))],
  ['result-signal', tohex(K(key, 'pair-sig'))],
  ['result-frame', tohex(K(key, 'pair-frame'))],
  ['result-catchup', tohex(K(key, 'pair-catchup'))],
]

const pairLines = (mine: Keys, theirs: Keys, theirId = theirs.identity.publicKey): Line[] => [
  ['kind', 'pair'],
  ['room', tohex(room)],
  ['x-id-secret', tohex(mine.identity.secretKey)],
  ['x-id', tohex(mine.identity.publicKey)],
  ['e-ctl', tohex(mine.control.publicKey)],
  ['other-x-id', tohex(theirId)],
  ['other-e-ctl', tohex(theirs.control.publicKey)],
]

/** Topics of two devices, of §4.6. */
const catchupTopics = (): Vector[] => {
  const key = random.bytes('pair-catchup', 32)
  const vector = (name: string, comment: string, time: number, day: number) =>
    good(name, comment, [
      ['kind', 'catchup-topic'],
      ['pair-catchup', tohex(key)],
      ['time', String(time)],
      ['result-topic', base64url(K(key, 'rv', int(4, day)).slice(0, 24))],
    ])
  return [
    vector(
      'good-catchup-topic-last-ms',
      'of the last millisecond of a UTC day',
      19_999 * 86_400_000 - 1,
      19_998,
    ),
    vector(
      'good-catchup-topic-first-ms',
      'of the first millisecond of a UTC day',
      19_999 * 86_400_000,
      19_999,
    ),
  ]
}

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
    good('good-device', 'the id of a device', [
      ['kind', 'device'],
      ['room', tohex(room)],
      ['x-id', tohex(ann.identity.publicKey)],
      ['e-ctl', tohex(ann.control.publicKey)],
      ['result-device', tohex(device(ann))],
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
    good('good-pair', 'the subkeys of a pair', [...pairLines(ann, ben), ...subkeys(pair(ann, ben))]),
    good('good-pair-other-side', 'the same pair, seen from its other side', [
      ...pairLines(ben, ann),
      ...subkeys(pair(ann, ben)),
    ]),
    good('good-pair-with-itself', 'a device has a pair with itself', [
      ...pairLines(ann, ann),
      ...subkeys(pair(ann, ann)),
    ]),
    bad('pair-small-order', 'BAD_KEY', 'the X_id of the other has order 8', pairLines(ann, ben, SMALL_ORDER)),
    bad('pair-zero', 'BAD_KEY', 'the X_id of the other is zero', pairLines(ann, ben, new Uint8Array(32))),
    bad(
      'pair-one',
      'BAD_KEY',
      'the X_id of the other is one, of order 4',
      pairLines(ann, ben, cat(int(1, 1), new Uint8Array(31))),
    ),
    ...epochVectors(),
    ...catchupTopics(),
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
