import sodium from 'libsodium-wrappers-sumo'
import { beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD_COST, stretchPassphrase } from '../../../shared/crypto/password.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { cpuTime } from '../../support/cpuTime.ts'
import { refusal } from '../../support/refusals.ts'

const CHEAPEST = { passes: 2, memoryKiB: 64 * 1024 }
const SALT = new Uint8Array(16).fill(3)
const stretch = (passphrase: string, salt = SALT) => stretchPassphrase(passphrase, salt, CHEAPEST).expose()

beforeAll(cryptoReady)

describe('a passphrase', () => {
  it('is stretched by Argon2id to 32 bytes', () => {
    const { crypto_pwhash: argon, crypto_pwhash_ALG_ARGON2ID13: id } = sodium
    expect(stretch('quiet river stone')).toEqual(
      argon(32, 'quiet river stone', SALT, 2, 64 * 1024 * 1024, id),
    )
  })

  it('is the same however an input method composed it', () => {
    const composed = stretch('é ｶ ﬁ ２ 각')
    expect(stretch('e\u0301 カ fi 2 각'.normalize('NFD'))).toEqual(composed)
  })

  it('is another with another letter, case, space or salt', () => {
    const right = stretch('quiet river stone')
    for (const wrong of ['quiet river ston', 'Quiet river stone', 'quiet river stone ', ''])
      expect(stretch(wrong)).not.toEqual(right)
    expect(stretch('quiet river stone', new Uint8Array(16))).not.toEqual(right)
  })

  it('of a new profile costs 3 passes over 256 MiB', () => {
    expect(PASSWORD_COST).toEqual({ passes: 3, memoryKiB: 256 * 1024 })
  })
})

describe('a cost at its bounds', () => {
  it.each([
    [8, 64 * 1024],
    [2, 1024 * 1024],
  ])('of %d passes over %d KiB is paid, since a profile may ask for it', (passes, memoryKiB) => {
    const stretched = stretchPassphrase('quiet', SALT, { passes, memoryKiB })
    expect(stretched).toHaveLength(32)
    expect(stretched.expose()).not.toEqual(stretch('quiet'))
  })
})

describe('a cost out of bounds', () => {
  it.each([
    [0, 64 * 1024],
    [1, 64 * 1024],
    [9, 1024 * 1024],
    [255, 1024 * 1024],
    [2, 0],
    [2, 64 * 1024 - 1],
    [8, 1024 * 1024 + 1],
    [8, 2 ** 32 - 1],
    [Number.NaN, 64 * 1024],
  ])('of %d passes over %d KiB is refused before any work', (passes, memoryKiB) => {
    const spent = cpuTime()
    expect(refusal(() => stretchPassphrase('quiet', SALT, { passes, memoryKiB }))).toBe('BAD_VALUE')
    // the dearest that is allowed takes many seconds; refusing it takes none of them
    expect(spent()).toBeLessThan(100)
  })

  it('or a salt of another length is refused as well', () => {
    for (const length of [0, 15, 17])
      expect(refusal(() => stretchPassphrase('quiet', new Uint8Array(length), CHEAPEST))).toBe('BAD_LENGTH')
  })
})
