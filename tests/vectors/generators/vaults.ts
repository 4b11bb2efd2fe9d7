import sodium from 'libsodium-wrappers-sumo'
import { cat, H, int, K, text, tohex } from '../../support/room/primitives.ts'
import { base64url, flipBit, Seeded, seal } from './seeded.ts'
import { bad, good, type Line, type Vector, type VectorSet } from './vector.ts'

/** Vault files (PROTOCOL.md §11.1), at the smallest cost that is allowed. */

const random = new Seeded('vaults')
const salt = random.bytes('salt', 16)
const dek = random.bytes('key', 32)
const MEMORY = 64 * 1024
const REAL = 'quiet ﬁsh Zoe\u0308'
const DECOY = 'garden'
const ERASE = 'nothing'

const headerBytes = (magic: string, version: number, passes: number, memory: number) =>
  cat(text(magic), int(1, version), int(1, passes), int(4, memory), salt)
const HEADER = headerBytes('RWV1', 1, 2, MEMORY)

const slotKeys = new Map<string, Uint8Array>()
function slotKeyOf(passphrase: string): Uint8Array {
  const { crypto_pwhash: argon, crypto_pwhash_ALG_ARGON2ID13: id } = sodium
  const known = slotKeys.get(passphrase)
  const key =
    known ?? K(K(argon(32, passphrase.normalize('NFKC'), salt, 2, MEMORY * 1024, id), 'kek'), 'slot')
  slotKeys.set(passphrase, key)
  return key
}

const plain = (kind: number, decoy: number, erase: number, after: Uint8Array = new Uint8Array()) =>
  cat(int(1, kind), dek, int(1, decoy), int(1, erase), after)
const slot = (passphrase: string, place: number, content: Uint8Array, sealedFor = place) =>
  seal(slotKeyOf(passphrase), cat(HEADER, int(1, sealedFor)), content)
const noise = (place: number) => random.bytes(`slot ${place}`, 296)
const slots = (...filled: readonly (Uint8Array | undefined)[]) =>
  cat(...[0, 1, 2, 3].map(place => filled[place] ?? noise(place)))

const checked = (bytes: Uint8Array) => cat(bytes, H('vault-check', bytes))
const vault = (four: Uint8Array, header = HEADER, tries = cat(int(4, 0), int(8, 0))) =>
  checked(cat(header, tries, four))

const all = (): Vector[] => {
  const real = slot(REAL, 2, plain(1, 0, 3))
  const four = slots(slot(DECOY, 0, plain(1, 1, 3)), undefined, real, slot(ERASE, 3, plain(2, 1, 0)))
  const file = vault(four)
  const lines = (bytes: Uint8Array, passphrase = REAL): Line[] => [
    ['passphrase', tohex(text(passphrase))],
    ['file', base64url(bytes)],
  ]
  const opens = (
    name: string,
    comment: string,
    bytes: Uint8Array,
    passphrase: string,
    result: string,
    tries = '0 0',
  ) =>
    good(name, comment, [
      ...lines(bytes, passphrase),
      ['result-slot', result],
      ['result-key', tohex(dek)],
      ['result-tries', tries],
    ])
  const damaged = (name: string, comment: string, bytes: Uint8Array) =>
    bad(name, 'PROFILE_DAMAGED', comment, lines(bytes))
  const wrong = (name: string, comment: string, bytes: Uint8Array, passphrase = REAL) =>
    bad(name, 'PASSPHRASE_WRONG', comment, lines(bytes, passphrase))
  const held = (name: string, comment: string, content: Uint8Array) =>
    damaged(name, comment, vault(slots(undefined, undefined, slot(REAL, 2, content))))
  return [
    opens('good', 'a profile', file, REAL, '2 profile 0 3'),
    opens('good-nfkc', 'another form of the same characters', file, 'quiet fish Zo\u00eb', '2 profile 0 3'),
    opens('good-decoy', 'a decoy, which is a profile', file, DECOY, '0 profile 1 3'),
    opens('good-erase', 'an instruction to erase', file, ERASE, '3 erase 1 0'),
    opens(
      'good-alone',
      'random bytes in every other slot',
      vault(slots(undefined, undefined, real)),
      REAL,
      '2 profile 0 3',
    ),
    opens(
      'good-tries',
      'after three wrong tries',
      vault(four, HEADER, cat(int(4, 3), int(8, 1_780_000_000_000))),
      REAL,
      '2 profile 0 3',
      '3 1780000000000',
    ),
    wrong('passphrase', 'another passphrase', file, 'quiet fish Zoe'),
    wrong('noise', 'nothing but random bytes', vault(slots())),
    wrong('moved', 'a slot that was sealed for another place', vault(slots(undefined, real))),
    wrong('cost', 'a cost that is not the sealed one', vault(four, headerBytes('RWV1', 1, 3, MEMORY))),
    held('kind-0', 'kind 0', plain(0, 0, 3)),
    held('kind-3', 'kind 3', plain(3, 0, 3)),
    held('place-own', 'the decoy in the place of the profile itself', plain(1, 2, 3)),
    held('place-same', 'decoy and erase in one place', plain(1, 3, 3)),
    held('place-4', 'a place that is none', plain(1, 0, 4)),
    held('content-trailing', 'a byte behind the content', plain(1, 0, 3, int(1, 0))),
    held('content-cut', 'content without its last byte', plain(1, 0, 3).slice(0, -1)),
    bad(
      'newer',
      'PROFILE_NEWER',
      'a whole file of version 2',
      lines(vault(four, headerBytes('RWV1', 2, 2, MEMORY))),
    ),
    damaged(
      'newer-bit',
      'version 2 with another checksum',
      flipBit(vault(four, headerBytes('RWV1', 2, 2, MEMORY)), 1253),
    ),
    damaged('version-0', 'version 0', vault(four, headerBytes('RWV1', 0, 2, MEMORY))),
    damaged('magic', 'another magic', vault(four, headerBytes('RWV2', 1, 2, MEMORY))),
    damaged('passes-1', 'one pass', vault(four, headerBytes('RWV1', 1, 1, MEMORY))),
    damaged('passes-9', 'nine passes', vault(four, headerBytes('RWV1', 1, 9, MEMORY))),
    damaged('memory-low', '64 MiB less 1 KiB', vault(four, headerBytes('RWV1', 1, 2, MEMORY - 1))),
    damaged('memory-high', '1 GiB and 1 KiB', vault(four, headerBytes('RWV1', 1, 2, 1024 * 1024 + 1))),
    damaged('bit', 'the last bit of a slot is changed', flipBit(file, 1221)),
    damaged('checksum', 'the last bit of the checksum is changed', flipBit(file, 1253)),
    damaged('cut', 'without its last byte', file.slice(0, -1)),
    damaged('slot-missing', 'three slots and their checksum', checked(file.slice(0, 1222 - 296))),
    damaged('trailing', 'a byte behind the slots', checked(cat(file.slice(0, 1222), int(1, 0)))),
    damaged('at-2-53', 'a time of 2^53', vault(four, HEADER, cat(int(4, 1), int(4, 2 ** 21), int(4, 0)))),
    damaged('empty', 'no bytes', new Uint8Array()),
  ]
}

/** All vectors of vaults. */
export const vaults = (): VectorSet => ({ object: 'vaults', vectors: all() })
