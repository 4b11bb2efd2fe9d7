import { describe, expect, it } from 'vitest'
import { SendWindow } from '../../../electron/signaling/nats/sendWindow.ts'

/** A window whose pings are answered, or not, by the test. */
function setup() {
  const asked: { answer: () => void; refuse: () => void }[] = []
  const flush = () =>
    new Promise<void>((resolve, reject) =>
      asked.push({ answer: resolve, refuse: () => reject(new Error('gone')) }),
    )
  return { asked, window: new SendWindow(100, flush) }
}

const settled = () => new Promise(resolve => setImmediate(resolve))

describe('SendWindow', () => {
  it('takes no more than fits, and has room again for what was confirmed', async () => {
    const { asked, window } = setup()
    expect(window.take(60)).toBe(true)
    window.confirm()
    expect([window.take(41), window.take(40), window.take(1)]).toEqual([false, true, false])
    asked[0]?.answer()
    await settled()
    // What came after the first ping is not confirmed by it
    expect(window.bytes).toBe(40)
    expect(window.take(60)).toBe(true)
  })

  it('asks once at a time, and again as long as something is not confirmed', async () => {
    const { asked, window } = setup()
    for (let sent = 0; sent < 5; sent += 1) {
      window.take(10)
      window.confirm()
    }
    expect(asked).toHaveLength(1)
    asked[0]?.answer()
    await settled()
    expect(asked).toHaveLength(2)
    asked[1]?.answer()
    await settled()
    expect([asked.length, window.bytes]).toEqual([2, 0])
  })

  it('keeps what it has when the connection ends', async () => {
    const { asked, window } = setup()
    window.take(100)
    window.confirm()
    asked[0]?.refuse()
    await settled()
    expect([window.take(1), window.bytes]).toEqual([false, 100])
  })
})
