import sodium from 'libsodium-wrappers-sumo'
import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { openBackup, sealBackup } from '../../../shared/vault/backupFile.ts'
import { cpuTime } from '../../support/cpuTime.ts'
import { refusal } from '../../support/refusals.ts'
import { Cursor, cat, int, K, OPEN, SEAL, text } from '../../support/room/primitives.ts'

const CHEAPEST = { passes: 2, memoryKiB: 64 * 1024 }
const BLOCK = 64 * 1024
const WORDS = 'quiet river stone'

beforeAll(cryptoReady)

const header = (passes: number, memory: number, salt: Uint8Array) =>
  cat(text('RWP1'), int(1, passes), int(4, memory), salt)

function keyByHand(passphrase: string, salt: Uint8Array) {
  const { crypto_pwhash: argon, crypto_pwhash_ALG_ARGON2ID13: id } = sodium
  return K(argon(32, passphrase.normalize('NFKC'), salt, 2, 64 * 1024 * 1024, id), 'kek')
}

describe('a backup file', () => {
  it('is header and seal, as the text says', () => {
    const file = sealBackup(WORDS, text('content'), CHEAPEST)
    const from = new Cursor(file)
    expect([from.raw(4), from.int(1), from.int(4)]).toEqual([text('RWP1'), 2, 64 * 1024])
    const salt = from.raw(16)
    const key = keyByHand(WORDS, salt)
    expect(OPEN(key, header(2, 64 * 1024, salt), from.raw(from.left))).toEqual(text('content'))
  })

  it('made by hand opens, with another form of the same characters', () => {
    const salt = sodium.randombytes_buf(16)
    const head = header(2, 64 * 1024, salt)
    const file = cat(head, SEAL(keyByHand('ｋｅｙ ﬁ', salt), head, text('kept'), BLOCK))
    expect(openBackup(file, 'key fi')).toEqual(text('kept'))
  })

  it('has one of few sizes, whatever is in it', () => {
    const sizes = [0, 1, 100, BLOCK - 1, BLOCK, 3 * BLOCK].map(
      length => sealBackup(WORDS, new Uint8Array(length), CHEAPEST).length,
    )
    const frame = 25 + 24 + 16
    expect(sizes).toEqual([1, 1, 1, 1, 2, 4].map(blocks => frame + blocks * BLOCK))
  })

  it('is another every time, with its own salt', () => {
    const [one, two] = [sealBackup(WORDS, text('x'), CHEAPEST), sealBackup(WORDS, text('x'), CHEAPEST)]
    expect(one.slice(9, 25)).not.toEqual(two.slice(9, 25))
    expect(one.slice(25)).not.toEqual(two.slice(25))
  })
})

describe('a file that is none of ours is BACKUP_DAMAGED before any work', () => {
  const salt = new Uint8Array(16)
  const rest = new Uint8Array(BLOCK + 40)

  it.each([
    ['empty', new Uint8Array()],
    ['cut in its header', header(3, 262_144, salt).slice(0, 24)],
    ['nothing but a header', header(3, 262_144, salt)],
    ['of another kind', cat(text('RWP2'), header(3, 262_144, salt).slice(4), rest)],
    ['with one pass', cat(header(1, 262_144, salt), rest)],
    ['with nine passes', cat(header(9, 262_144, salt), rest)],
    ['with 255 passes over 4 TiB', cat(header(255, 2 ** 32 - 1, salt), rest)],
    ['with less than 64 MiB', cat(header(3, 64 * 1024 - 1, salt), rest)],
    ['with more than 1 GiB', cat(header(3, 1024 * 1024 + 1, salt), rest)],
  ])('%s', (_, file) => {
    const spent = cpuTime()
    expect(refusal(() => openBackup(file, WORDS))).toBe('BACKUP_DAMAGED')
    expect(spent()).toBeLessThan(100)
  })
})

describe('a file that does not open is PASSPHRASE_WRONG', () => {
  it('with another passphrase, or when its bytes are not what was sealed', () => {
    const file = sealBackup(WORDS, text('content'), CHEAPEST)
    expect(refusal(() => openBackup(file, 'quiet river'))).toBe('PASSPHRASE_WRONG')
    const otherSalt = cat(file.slice(0, 9), new Uint8Array(16), file.slice(25))
    const otherCost = cat(file.slice(0, 4), int(1, 3), file.slice(5))
    for (const changed of [otherSalt, otherCost, file.slice(0, -1), file.slice(0, 100), cat(file, int(1, 0))])
      expect(refusal(() => openBackup(changed, WORDS))).toBe('PASSPHRASE_WRONG')
  })
})
