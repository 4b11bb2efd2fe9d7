import { describe, expect, it } from 'vitest'
import { TokenBucket } from '../../../shared/signaling/tokenBucket.ts'

const RATE = { perSecond: 20, burst: 60 }

function takeAll(bucket: TokenBucket, nowMs: number): number {
  let taken = 0
  while (bucket.take(nowMs)) taken += 1
  return taken
}

describe('TokenBucket', () => {
  it('gives the burst at once and then the rate', () => {
    const bucket = new TokenBucket(RATE, 0)
    expect(takeAll(bucket, 0)).toBe(60)
    expect(takeAll(bucket, 1_000)).toBe(20)
    expect(takeAll(bucket, 1_049)).toBe(0)
    expect(takeAll(bucket, 1_050)).toBe(1)
  })

  it('saves up no more than the burst', () => {
    const bucket = new TokenBucket(RATE, 0)
    takeAll(bucket, 0)
    expect(takeAll(bucket, 3_600_000)).toBe(60)
  })

  it('says how long to wait, and waiting so long is enough', () => {
    const bucket = new TokenBucket(RATE, 0)
    expect(bucket.waitMs(0)).toBe(0)
    takeAll(bucket, 0)
    expect(bucket.waitMs(0)).toBe(50)
    expect(bucket.take(bucket.waitMs(0))).toBe(true)
  })

  it('gains nothing from a clock that runs backwards', () => {
    const bucket = new TokenBucket(RATE, 1_000)
    takeAll(bucket, 1_000)
    expect(bucket.take(0)).toBe(false)
    expect(takeAll(bucket, 1_000)).toBe(0)
    expect(bucket.take(1_050)).toBe(true)
  })

  it('knows when it has rested', () => {
    const bucket = new TokenBucket(RATE, 0)
    bucket.take(0)
    expect(bucket.isFull(49)).toBe(false)
    expect(bucket.isFull(50)).toBe(true)
  })
})
