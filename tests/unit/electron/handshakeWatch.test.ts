import type { Certificate } from 'electron'
import { describe, expect, it } from 'vitest'
import { HandshakeWatch, type WatchedContents } from '../../../electron/main/network/handshakeWatch.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'

const url = 'ws://127.0.0.1:47470'
const HOUR = 3_600_000

function setup() {
  const clock = new SimulatedClock()
  let servers = [url]
  let step = 0
  const told: { url: string; clockAhead: number | null }[] = []
  const watch = new HandshakeWatch({
    // a clock that can be set: what `steady` measures goes on as before
    clock: { now: () => clock.now() + step, after: (milliseconds, run) => clock.after(milliseconds, run) },
    steady: () => clock.now(),
    servers: () => servers,
    tell: time => told.push(time),
  })
  let received: (details: object) => void = () => undefined
  let certificate: (shown: Partial<Certificate>) => void = () => undefined
  const contents = {
    session: {
      webRequest: {
        onHeadersReceived: (listener: (details: object, answer: (given: object) => void) => void) => {
          received = details => listener(details, given => expect(given).toEqual({}))
        },
      },
    },
    on: (_event: string, listener: (event: unknown, url: string, error: string, shown: object) => void) => {
      certificate = shown => listener({}, `${url}/`, 'net::ERR_CERT_AUTHORITY_INVALID', shown)
    },
  }
  watch.watch(contents as unknown as WatchedContents)
  const answers = (date: string | null, statusCode = 101, at = `${url}/`) =>
    received({ url: at, statusCode, responseHeaders: date === null ? {} : { date: [date] } })
  return {
    clock,
    told,
    watch,
    answers,
    certificate: (shown: Partial<Certificate>) => certificate(shown),
    set: (by: number) => {
      step += by
    },
    leave: () => {
      servers = []
    },
  }
}

const dateAt = (ms: number) => new Date(ms).toUTCString()

describe('the watch over handshakes', () => {
  it('tells how far this clock is ahead of a server, by its answer alone', () => {
    const { answers, told, clock } = setup()
    answers(dateAt(clock.now() - 24 * HOUR))
    answers(dateAt(clock.now() + 2 * HOUR))
    expect(told.map(({ clockAhead }) => Math.round((clockAhead ?? 0) / HOUR))).toEqual([24, -2])
    expect(told.map(each => each.url)).toEqual([url, url])
  })

  it('takes nothing from another answer, and nothing from one without a time', () => {
    const { answers, told, clock } = setup()
    answers(dateAt(clock.now()), 404)
    answers(dateAt(clock.now()), 101, 'ws://127.0.0.1:9/')
    expect(told).toEqual([])
    answers(null)
    answers('yesterday, or so')
    expect(told).toEqual([
      { url, clockAhead: null },
      { url, clockAhead: null },
    ])
  })

  it('forgets the time once this clock was set, and not while time goes by', async () => {
    const { answers, told, clock, set } = setup()
    answers(dateAt(clock.now() - 24 * HOUR))
    await clock.advance(10 * 60_000)
    expect(told).toHaveLength(1)
    set(-24 * HOUR)
    await clock.advance(60_000)
    expect(told.slice(1)).toEqual([{ url, clockAhead: null }])
  })

  it('looks at the clock no longer than there is a network', async () => {
    const { answers, told, clock, set, leave } = setup()
    answers(dateAt(clock.now() - 24 * HOUR))
    leave()
    await clock.advance(60_000)
    set(-24 * HOUR)
    await clock.advance(60_000)
    expect(told).toHaveLength(1)
  })

  it('knows a certificate that is out of its time, until there is another or another window', () => {
    const { watch, certificate, clock } = setup()
    const now = clock.now() / 1000
    expect(watch.isOutOfTime(url)).toBe(false)
    certificate({ validStart: now - 20, validExpiry: now - 10 })
    expect(watch.isOutOfTime(url)).toBe(true)
    certificate({ validStart: now - 10, validExpiry: now + 10 })
    expect(watch.isOutOfTime(url)).toBe(false)
    certificate({ validStart: now + 10, validExpiry: now + 20 })
    expect(watch.isOutOfTime(url)).toBe(true)
  })
})
