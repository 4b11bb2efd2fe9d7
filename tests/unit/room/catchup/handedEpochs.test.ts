import { describe, expect, it } from 'vitest'
import { CATCHUP_PART } from '../../../../shared/room/catchup/catchupMessage.ts'
import { decodeHanded, encodeHanded, HANDED_MAX } from '../../../../shared/room/catchup/handedEpochs.ts'
import { refusal } from '../../../support/refusals.ts'
import { cat, int, lp, text } from '../../../support/room/primitives.ts'

const box = new Uint8Array(80).fill(7)
const joined = (parts: readonly Uint8Array[]) => cat(...parts)
const signed = (length: number, fill = 1) => new Uint8Array(length).fill(fill)

describe('what an answer hands over', () => {
  it('is written as the text says, and read back', () => {
    const handed = {
      epochs: [
        { signed: text('one'), box },
        { signed: text('two'), box: null },
      ],
      hellos: [text('hello'), text('again')],
    }
    const bytes = cat(
      int(2, 2),
      lp(text('one')),
      int(1, 1),
      box,
      lp(text('two')),
      int(1, 0),
      int(2, 2),
      lp(text('hello')),
      lp(text('again')),
    )
    expect(encodeHanded(handed)).toEqual([bytes])
    expect(decodeHanded(bytes)).toEqual(handed)
  })

  it('may be nothing', () => {
    const parts = encodeHanded({ epochs: [], hellos: [] })
    expect(parts).toEqual([new Uint8Array(4)])
    expect(decodeHanded(joined(parts))).toEqual({ epochs: [], hellos: [] })
  })

  it('is cut into parts of 30 KiB, six at most', () => {
    const epochs = Array.from({ length: 8 }, (_, at) => ({ signed: signed(10_000, at), box }))
    const parts = encodeHanded({ epochs, hellos: [] })
    expect(parts.map(({ length }) => length)).toEqual([
      CATCHUP_PART,
      CATCHUP_PART,
      4 + 8 * 10_085 - 2 * CATCHUP_PART,
    ])
    expect(decodeHanded(joined(parts)).epochs).toEqual(epochs)
  })

  it('is as many epochs as fit, the first ones, and then as many hellos', () => {
    const epochs = Array.from({ length: 40 }, (_, at) => ({ signed: signed(9_000, at), box }))
    const hellos = Array.from({ length: 40 }, (_, at) => signed(1_300, at))
    const parts = encodeHanded({ epochs, hellos })
    expect(parts.length).toBeLessThanOrEqual(6)
    const read = decodeHanded(joined(parts))
    expect(read.epochs).toEqual(epochs.slice(0, read.epochs.length))
    expect(read.epochs).toHaveLength(Math.floor((HANDED_MAX - 4) / 9_085))
    expect(read.hellos).toEqual(hellos.slice(0, read.hellos.length))
    expect(joined(parts).length + 1_304).toBeGreaterThan(HANDED_MAX)
  })

  it('leaves out what follows an epoch that does not fit: it could not be verified without it', () => {
    const epochs = [signed(100_000), signed(90_000), signed(10)].map(each => ({ signed: each, box }))
    expect(decodeHanded(joined(encodeHanded({ epochs, hellos: [] }))).epochs).toHaveLength(1)
  })

  it.each<[string, string, Uint8Array]>([
    ['with a flag that is neither', 'BAD_VALUE', cat(int(2, 1), lp(text('x')), int(1, 2), int(2, 0))],
    ['with 1,025 epochs', 'TOO_LARGE', cat(int(2, 1025), new Uint8Array(60_000))],
    ['with 1,025 hellos', 'TOO_LARGE', cat(int(2, 0), int(2, 1025), new Uint8Array(60_000))],
    [
      'with an epoch of more than 128 KiB',
      'TOO_LARGE',
      cat(int(2, 1), int(4, 128 * 1024 + 1), new Uint8Array(140_000)),
    ],
    ['of more than six parts', 'TOO_LARGE', new Uint8Array(HANDED_MAX + 1)],
    ['with a byte behind it', 'TRAILING', new Uint8Array(5)],
    ['without its hellos', 'TRUNCATED', int(2, 0)],
    [
      'with a box that ends early',
      'TRUNCATED',
      cat(int(2, 1), lp(text('x')), int(1, 1), box.slice(1), int(2, 0)),
    ],
  ])('%s is %s', (_, code, bytes) => {
    expect(refusal(() => decodeHanded(bytes))).toBe(code)
  })
})
