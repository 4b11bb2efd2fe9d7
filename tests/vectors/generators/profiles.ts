import sodium from 'libsodium-wrappers-sumo'
import { cat, int, K, lp, text, tohex } from '../../support/room/primitives.ts'
import { next, reader, room, root } from './room.ts'
import { base64url, flipBit, Seeded, seal } from './seeded.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Backup files and what is in them (PROTOCOL.md §11.4), at the smallest cost that is allowed. */

const random = new Seeded('profiles')
const salt = random.bytes('salt', 16)
const PASSPHRASE = 'quiet ﬁsh Zoe\u0308'
const MEMORY = 64 * 1024

const headerBytes = (magic: string, passes: number, memory: number) =>
  cat(text(magic), int(1, passes), int(4, memory), salt)

function keyOf(passphrase: string): Uint8Array {
  const { crypto_pwhash: argon, crypto_pwhash_ALG_ARGON2ID13: id } = sodium
  return K(argon(32, passphrase.normalize('NFKC'), salt, 2, MEMORY * 1024, id), 'kek')
}

const content = text('any content')
const files = (): Vector[] => {
  const header = headerBytes('RWP1', 2, MEMORY)
  const key = keyOf(PASSPHRASE)
  const file = cat(header, seal(key, header, content, 65_536))
  const lines = (bytes: Uint8Array, passphrase = PASSPHRASE): Line[] => [
    ['passphrase', tohex(text(passphrase))],
    ['file', base64url(bytes)],
  ]
  const damaged = (name: string, comment: string, head: Uint8Array) =>
    bad(name, 'BACKUP_DAMAGED', comment, lines(cat(head, seal(key, head, content))))
  const wrong = (name: string, comment: string, bytes: Uint8Array, passphrase?: string) =>
    bad(name, 'PASSPHRASE_WRONG', comment, lines(bytes, passphrase))
  return [
    good('good', 'a backup file', [...lines(file), ['result-content', tohex(content)]]),
    good('good-nfkc', 'the passphrase in another form of the same characters', [
      ...lines(file, 'quiet fish Zo\u00eb'),
      ['result-content', tohex(content)],
    ]),
    wrong('passphrase', 'another passphrase', file, 'quiet fish Zoe'),
    wrong('block', 'padded to a multiple of 256 bytes', cat(header, seal(key, header, content))),
    wrong('bit', 'the last bit is changed', flipBit(file, file.length - 1)),
    wrong('salt', 'another salt than the sealed one', flipBit(file, 9)),
    wrong('seal-missing', 'hardly more than a header', file.slice(0, 26)),
    damaged('magic', 'another magic', headerBytes('RWP2', 2, MEMORY)),
    damaged('passes-1', 'one pass', headerBytes('RWP1', 1, MEMORY)),
    damaged('passes-9', 'nine passes', headerBytes('RWP1', 9, MEMORY)),
    damaged('memory-low', '64 MiB less 1 KiB', headerBytes('RWP1', 2, MEMORY - 1)),
    damaged('memory-high', '1 GiB and 1 KiB', headerBytes('RWP1', 2, 1024 * 1024 + 1)),
    damaged('memory-zero', 'no memory', headerBytes('RWP1', 2, 0)),
    bad('header-cut', 'BACKUP_DAMAGED', 'a header of 24 bytes', lines(file.slice(0, 24))),
    bad('empty', 'BACKUP_DAMAGED', 'no bytes', lines(new Uint8Array())),
  ]
}

const plan = {
  version: 1,
  nRooms: 1,
  isBehind: 0,
  offset: 0,
  nLeaves: 1,
  epochs: [root, next] as readonly { readonly signed: Uint8Array; readonly es: Uint8Array }[],
  outside: [] as readonly Uint8Array[],
  control: reader.control.secretKey,
  records: [new Uint8Array(3)] as readonly Uint8Array[],
  after: new Uint8Array() as Uint8Array,
}

/** content, of one room. */
function contentBytes(from: typeof plan): Uint8Array {
  const leaf = cat(int(4, 5), reader.leaf.publicKey, lp(reader.leaf.secretKey))
  return cat(
    int(1, from.version),
    int(1, from.nRooms),
    room,
    int(1, from.isBehind),
    int(8, from.offset),
    reader.identity.publicKey,
    lp(reader.identity.secretKey),
    reader.control.publicKey,
    lp(from.control),
    int(1, from.nLeaves),
    ...Array.from({ length: from.nLeaves }, () => leaf),
    int(4, from.epochs.length),
    ...from.epochs.flatMap(({ signed, es }) => [lp(signed), es]),
    int(4, from.outside.length),
    ...from.outside.map(lp),
    int(4, from.records.length),
    ...from.records.map(lp),
    from.after,
  )
}

const contents = (): Vector[] => {
  const lines = (bytes: Uint8Array): Line[] => [['content', show(bytes)]]
  const wrong = (name: string, code: string, comment: string, change: Partial<typeof plan>) =>
    bad(name, code, comment, lines(contentBytes({ ...plan, ...change })))
  const taken = (name: string, comment: string, change: Partial<typeof plan>, rooms: string) =>
    good(name, comment, [...lines(contentBytes({ ...plan, ...change })), ['result-rooms', rooms]])
  return [
    taken('good-room', 'one room', {}, `${tohex(reader.id)} 0 1 2 0 1`),
    taken('good-two-leaves', 'a device with two leaves', { nLeaves: 2 }, `${tohex(reader.id)} 0 2 2 0 1`),
    taken(
      'good-outside',
      'a room with two epochs that the device has no key of',
      { outside: [next.signed, root.signed] },
      `${tohex(reader.id)} 0 1 2 2 1`,
    ),
    taken(
      'good-behind',
      'the room is an hour behind this computer',
      { isBehind: 1, offset: 3_600_000 },
      `${tohex(reader.id)} -3600000 1 2 0 1`,
    ),
    good('good-no-rooms', 'a profile without rooms', [
      ...lines(cat(int(1, 1), int(1, 0))),
      ['result-rooms', ''],
    ]),
    wrong('version', 'BAD_VERSION', 'version 2', { version: 2 }),
    wrong('rooms-101', 'TOO_LARGE', '101 rooms', { nRooms: 101 }),
    wrong('rooms-cut', 'TRUNCATED', 'fewer rooms than announced', { nRooms: 2 }),
    wrong('behind-2', 'BAD_VALUE', 'isBehind is 2', { isBehind: 2, offset: 1 }),
    wrong('behind-zero', 'BAD_VALUE', 'behind by nothing', { isBehind: 1 }),
    wrong('leaves-3', 'TOO_LARGE', 'three leaves', { nLeaves: 3 }),
    wrong('control-short', 'BAD_KEY', 'a secret E_ctl of 63 bytes', {
      control: reader.control.secretKey.slice(1),
    }),
    wrong('control-long', 'TOO_LARGE', 'a secret E_ctl of 65 bytes', {
      control: cat(reader.control.secretKey, int(1, 0)),
    }),
    wrong('epochs-none', 'BAD_VALUE', 'a room without epochs', { epochs: [] }),
    wrong('outside-long', 'TOO_LARGE', 'an outside epoch of 128 KiB and a byte', {
      outside: [new Uint8Array(131_073)],
    }),
    wrong('trailing', 'TRAILING', 'a byte behind the rooms', { after: int(1, 0) }),
  ]
}

/** All vectors of profiles. */
export const profiles = (): VectorSet => ({ object: 'profiles', vectors: [...files(), ...contents()] })
