import { cat, H, K, tohex } from '../../support/room/primitives.ts'
import { flipBit, Seeded } from './seeded.ts'
import { bad, good, type Line, type Vector, type VectorSet } from './vector.ts'

/** The link handshake (PROTOCOL.md §7.1), seen from `self`. Steps are what the peer sends; only the last may be refused. */

const random = new Seeded('link')
const fixed = {
  epoch: random.bytes('epoch', 32),
  self: random.bytes('self', 16),
  peer: random.bytes('peer', 16),
  key: random.bytes('pair-link', 32),
  nonce: random.bytes('nonce', 32),
  fpSelf: random.bytes('fp of self', 32),
  fpPeer: random.bytes('fp of peer', 32),
}
const peerNonce = random.bytes('nonce of peer', 32)

const setup: Line[] = [
  ['epoch', tohex(fixed.epoch)],
  ['self', tohex(fixed.self)],
  ['peer', tohex(fixed.peer)],
  ['pair-link', tohex(fixed.key)],
  ['nonce', tohex(fixed.nonce)],
  ['fp-self', tohex(fixed.fpSelf)],
  ['fp-peer', tohex(fixed.fpPeer)],
]

type TagPlan = {
  readonly epoch: Uint8Array
  readonly sender: Uint8Array
  readonly key: Uint8Array
  readonly nonces: readonly [Uint8Array, Uint8Array]
  readonly fps: readonly [Uint8Array, Uint8Array]
}

const fromPeer: TagPlan = {
  epoch: fixed.epoch,
  sender: fixed.peer,
  key: fixed.key,
  nonces: [peerNonce, fixed.nonce],
  fps: [fixed.fpPeer, fixed.fpSelf],
}
const fromSelf: TagPlan = {
  ...fromPeer,
  sender: fixed.self,
  nonces: [fixed.nonce, peerNonce],
  fps: [fixed.fpSelf, fixed.fpPeer],
}

const tag = ({ epoch, sender, key, nonces, fps }: TagPlan) => K(key, 'link', epoch, sender, ...nonces, ...fps)

const hello = cat(fixed.peer, peerNonce)
const ownHello = cat(fixed.self, fixed.nonce)

function linkId(): Uint8Array {
  const [lesser = hello, greater = hello] = [hello, ownHello].sort(Buffer.compare)
  return H('link-id', fixed.epoch, lesser, greater).slice(0, 16)
}

const step = (name: 'hello' | 'tag', bytes: Uint8Array): Line => [`hear-${name}`, tohex(bytes)]

const wrong = (name: string, expect: string, comment: string, ...steps: Line[]): Vector =>
  bad(name, expect, comment, [...setup, ...steps])

const wrongTag = (name: string, comment: string, change: Partial<TagPlan>): Vector =>
  wrong(name, 'LINK_TAG', comment, step('hello', hello), step('tag', tag({ ...fromPeer, ...change })))

/** All vectors of the link handshake. */
export const link = (): VectorSet => ({
  object: 'link',
  vectors: [
    good('good', 'a whole handshake: what this side says, and the id of the link', [
      ...setup,
      step('hello', hello),
      step('tag', tag(fromPeer)),
      ['result-hello', tohex(ownHello)],
      ['result-tag', tohex(tag(fromSelf))],
      ['result-link', tohex(linkId())],
    ]),
    wrong('hello-of-another', 'LINK_TAG', 'the hello names another device', step('hello', flipBit(hello, 0))),
    wrong('hello-reflected', 'LINK_TAG', 'my own hello comes back', step('hello', ownHello)),
    wrong(
      'nonce-reflected',
      'LINK_TAG',
      'the hello of the peer has my nonce',
      step('hello', cat(fixed.peer, fixed.nonce)),
    ),
    wrong('hello-cut', 'TRUNCATED', 'a hello of 47 bytes', step('hello', hello.slice(0, 47))),
    wrong('hello-twice', 'LINK_STATE', 'the hello comes twice', step('hello', hello), step('hello', hello)),
    wrong('tag-first', 'LINK_STATE', 'the tag comes before the hello', step('tag', tag(fromPeer))),
    wrong(
      'tag-twice',
      'LINK_STATE',
      'the tag comes twice',
      step('hello', hello),
      step('tag', tag(fromPeer)),
      step('tag', tag(fromPeer)),
    ),
    wrong(
      'tag-reflected',
      'LINK_TAG',
      'my own tag comes back',
      step('hello', hello),
      step('tag', tag(fromSelf)),
    ),
    wrong(
      'tag-bit',
      'LINK_TAG',
      'the last byte of the tag is changed',
      step('hello', hello),
      step('tag', flipBit(tag(fromPeer), 31)),
    ),
    wrongTag('tag-other-key', 'a tag under another key', { key: random.bytes('other key', 32) }),
    wrongTag('tag-other-epoch', 'a tag for another epoch', { epoch: random.bytes('other epoch', 32) }),
    wrongTag('tag-other-sender', 'a tag in the name of another sender', { sender: fixed.self }),
    wrongTag('tag-nonces-swapped', 'the nonces in the wrong order', { nonces: fromSelf.nonces }),
    wrongTag('tag-other-nonce', 'a tag over a former nonce of mine', {
      nonces: [peerNonce, random.bytes('former nonce', 32)],
    }),
    wrongTag('tag-fingerprints-swapped', 'the fingerprints in the wrong order', { fps: fromSelf.fps }),
    wrongTag('tag-other-fingerprint', 'the peer saw another certificate than mine', {
      fps: [fixed.fpPeer, random.bytes('fp between', 32)],
    }),
  ],
})
