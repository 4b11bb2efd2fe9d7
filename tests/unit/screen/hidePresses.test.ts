import { describe, expect, it } from 'vitest'
import { noPresses, withPress } from '../../../renderer/screen/session/hidePresses.ts'

const filled = (...times: number[]) => times.reduce(withPress, noPresses).count

describe('the places that fill while hiding is practised', () => {
  it('fill one by one', () => {
    expect([filled(0), filled(0, 500), filled(0, 500, 1000)]).toEqual([1, 2, 3])
  })

  it('begin again after a pause of more than a second and a half, and after all of them', () => {
    expect(filled(0, 1500)).toBe(2)
    expect(filled(0, 1501)).toBe(1)
    expect(filled(0, 100, 200, 300)).toBe(1)
  })
})
