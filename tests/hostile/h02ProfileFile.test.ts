import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ProtocolError } from '../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { decodeProfile, encodeProfile } from '../../shared/session/profile/profileContent.ts'
import { openBackup, sealBackup } from '../../shared/vault/backupFile.ts'
import { cpuTime } from '../support/cpuTime.ts'
import { refusal } from '../support/refusals.ts'
import { cat, flipped, int } from '../support/room/primitives.ts'
import { AT } from '../support/room/testRoom.ts'
import { threeLedgers } from '../support/session/ledgers.ts'

const CHEAPEST = { passes: 2, memoryKiB: 64 * 1024 }
const WORDS = 'quiet river stone'

beforeAll(cryptoReady)

/** What becomes of content that is read and written again; anything but a ProtocolError comes out of this. */
function readAgain(content: Uint8Array): string {
  try {
    return Buffer.compare(encodeProfile(decodeProfile(content)), content) === 0 ? 'as it is' : 'changed'
  } catch (error) {
    if (error instanceof ProtocolError) return error.code
    throw error
  }
}

describe('1, 2: a backup file that was tampered with', () => {
  it('never opens: a bit of its header, its nonce, its first and last bytes', { timeout: 60_000 }, () => {
    const file = sealBackup(WORDS, encodeProfile([]), CHEAPEST)
    const places = [0, 3, 4, 5, 6, 7, 8, 9, 24, 25, 48, 49, 1000, file.length - 17, file.length - 1]
    for (const at of places) {
      const code = refusal(() => openBackup(flipped(file, at * 8), WORDS))
      expect(code).toMatch(/^(BACKUP_DAMAGED|PASSPHRASE_WRONG)$/)
    }
    expect(openBackup(file, WORDS)).toEqual(encodeProfile([]))
  })

  it('is refused in a moment when it is nothing but noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        expect(refusal(() => openBackup(bytes, WORDS))).toBe('BACKUP_DAMAGED')
      }),
    )
    const spent = cpuTime()
    for (const passes of [0, 1, 9, 200])
      refusal(() =>
        openBackup(cat(new TextEncoder().encode('RWP1'), int(1, passes), new Uint8Array(70_000)), WORDS),
      )
    expect(spent()).toBeLessThan(250)
  })
})

describe('2: the content of a profile', () => {
  it('with any bit changed is read as other keys or refused with a code, and never breaks the reader', () => {
    const { ana } = threeLedgers()
    const { ledger } = ana
    const content = encodeProfile([
      {
        keys: ledger.keys,
        offset: 0,
        epochs: ledger.epochs.map(({ signed, keys }) => ({ signed, secret: keys.secret })),
        outside: [],
        wires: [ledger.writeHello(AT).wire],
      },
    ])
    const outcomes = new Set<string>()
    for (let bit = 0; bit < content.length * 8; bit += 11) {
      const changed = flipped(content, bit)
      outcomes.add(readAgain(changed))
    }
    // a bit of a key makes another key, which the seal around all of it does not let happen
    expect(outcomes).toContain('as it is')
    expect(outcomes).toContain('TRUNCATED')
    expect(outcomes).not.toContain('changed')
  })
})
