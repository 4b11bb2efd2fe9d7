import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { decodeProfile, encodeProfile } from '../../shared/session/profile/profileContent.ts'
import { createProfileKey, openProfileFile, sealProfile } from '../../shared/vault/profileFile.ts'
import { refusal } from '../support/refusals.ts'
import { cat, flipped, int } from '../support/room/primitives.ts'
import { AT } from '../support/room/testRoom.ts'
import { threeLedgers } from '../support/session/ledgers.ts'

const CHEAPEST = { passes: 2, memoryKiB: 64 * 1024 }
const WORDS = 'quiet river stone'

beforeAll(cryptoReady)

describe('a profile file that was tampered with', () => {
  it('never opens: a bit of its header, its nonce, its first and last bytes', { timeout: 60_000 }, () => {
    const file = sealProfile(createProfileKey(WORDS, CHEAPEST), encodeProfile([]))
    const everyByte = Array.from({ length: 25 + 24 + 4 }, (_, at) => at)
    // the number of passes and the memory only go up from the cheapest by a bit: each try stays payable
    for (const at of [...everyByte, file.length - 17, file.length - 1]) {
      const code = refusal(() => openProfileFile(flipped(file, at * 8), WORDS))
      expect(code).toMatch(/^PROFILE_DAMAGED|PASSPHRASE_WRONG$/)
    }
    expect(openProfileFile(file, WORDS).content).toEqual(encodeProfile([]))
  })

  it('is refused in a moment when it is nothing but noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        expect(refusal(() => openProfileFile(bytes, WORDS))).toBe('PROFILE_DAMAGED')
      }),
    )
    const began = performance.now()
    for (const passes of [0, 1, 9, 200])
      refusal(() =>
        openProfileFile(cat(new TextEncoder().encode('RWP1'), int(1, passes), new Uint8Array(70_000)), WORDS),
      )
    expect(performance.now() - began).toBeLessThan(250)
  })
})

describe('the content of a profile', () => {
  it('with any bit changed is read as other keys or refused with a code, and never breaks the reader', () => {
    const { ana } = threeLedgers()
    const { ledger } = ana
    const content = encodeProfile([
      {
        keys: ledger.keys,
        epochs: ledger.epochs.map(({ signed, keys }) => ({ signed, secret: keys.secret })),
        wires: [ledger.writeHello(AT).wire],
      },
    ])
    for (let bit = 0; bit < content.length * 8; bit += 5) {
      const changed = flipped(content, bit)
      const read = () => encodeProfile(decodeProfile(changed))
      try {
        expect(read()).toEqual(changed)
      } catch (error) {
        // a refusal has to be a ProtocolError: anything else comes out of this call
        if (error instanceof Error && error.name === 'AssertionError') throw error
        refusal(read)
      }
    }
  })
})
