import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deliveryWords } from '../../../renderer/screen/session/deliveryWords.ts'

describe('how far a message has come', () => {
  it.each([
    [0, 0, 'delivery.here'],
    [0, 3, 'delivery.here'],
    [1, 3, 'delivery.some'],
    [2, 3, 'delivery.some'],
    [3, 3, 'delivery.all'],
    [1, 1, 'delivery.all'],
  ] as const)('%i of %i is %s', (delivered, others, words) => {
    expect(deliveryWords({ delivered, others, saved: false }, false)).toBe(words)
  })

  it('never says delivered when a device has not confirmed it', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (delivered, others) => {
        const words = deliveryWords({ delivered, others, saved: true }, true)
        if (words === 'delivery.all') expect(delivered >= others && others > 0).toBe(true)
        if (delivered === 0) expect(words).toBe('delivery.here')
      }),
    )
  })

  it('in a kept room is being saved until it is written for good, whatever has arrived elsewhere', () => {
    expect(deliveryWords({ delivered: 0, others: 2, saved: false }, true)).toBe('delivery.saving')
    expect(deliveryWords({ delivered: 2, others: 2, saved: false }, true)).toBe('delivery.saving')
    expect(deliveryWords({ delivered: 0, others: 2, saved: true }, true)).toBe('delivery.here')
  })
})
