import { describe, expect, it } from 'vitest'
import type { ServerProblem } from '../../../shared/ports/serverViews.ts'
import type { ServerState } from '../../../shared/ports/transport.ts'
import { ServerNews } from '../../../shared/session/servers/serverNews.ts'

const [one, two, three] = ['wss://one.example', 'wss://two.example', 'wss://three.example'] as const
const DAY = 86_400_000
const MINUTE = 60_000

function setup() {
  const news = new ServerNews()
  const hear = (url: string, state: ServerState, problem?: ServerProblem) =>
    news.take({ type: 'server', url, state, ...(problem && { problem }) })
  return { news, hear }
}

describe('what is wrong with a server', () => {
  it('is nothing until something is known, stays while it is tried again, and goes when it is reached', () => {
    const { news, hear } = setup()
    hear(one, 'closed')
    expect(news.problemOf(one)).toBeNull()
    expect(news.find(one, 'SERVER_NAME')).toBe(true)
    expect([hear(one, 'connecting'), hear(one, 'closed'), news.find(one, 'SERVER_NAME')]).toEqual([
      false,
      false,
      false,
    ])
    expect(news.problemOf(one)).toBe('SERVER_NAME')
    expect(hear(one, 'open')).toBe(true)
    expect(news.problemOf(one)).toBeNull()
  })

  it('comes too late when the server was reached meanwhile', () => {
    const { news, hear } = setup()
    hear(one, 'open')
    expect(news.find(one, 'SERVER_UNREACHABLE')).toBe(false)
    expect(news.problemOf(one)).toBeNull()
  })

  it('is what the server itself showed before anything else, also while it is open', () => {
    const { news, hear } = setup()
    news.find(one, 'SERVER_UNREACHABLE')
    hear(one, 'open', 'SERVER_LIES')
    expect(news.problemOf(one)).toBe('SERVER_LIES')
    hear(one, 'open')
    expect(news.problemOf(one)).toBeNull()
  })

  it('is a trouble for whoever joins only where no server works', () => {
    const { news, hear } = setup()
    news.find(one, 'SERVER_UNREACHABLE')
    expect(news.troubleOf([one, two])).toBeNull()
    news.find(two, 'SERVER_CERTIFICATE')
    expect(news.troubleOf([one, two])).toEqual({ problem: 'SERVER_CERTIFICATE', clockAhead: null })
    hear(one, 'open')
    expect(news.troubleOf([one, two])).toBeNull()
  })
})

describe("this computer's clock", () => {
  it('is told only where it is more than five minutes off', () => {
    const { news } = setup()
    news.tellTime(one, 5 * MINUTE - 1)
    expect(news.clockAhead([one])).toBeNull()
    news.tellTime(one, -6 * MINUTE)
    expect(news.clockAhead([one])).toBe(-6 * MINUTE)
    expect(news.troubleOf([one])).toEqual({ problem: null, clockAhead: -6 * MINUTE })
    news.tellTime(one, null)
    expect(news.clockAhead([one])).toBeNull()
  })

  it('is not told where servers disagree: one of them is wrong, or lies', () => {
    const { news } = setup()
    news.tellTime(one, DAY)
    news.tellTime(two, DAY + MINUTE)
    expect(news.clockAhead([one, two])).toBe(DAY)
    news.tellTime(three, 0)
    expect(news.clockAhead([one, two, three])).toBeNull()
    expect(news.clockAhead([three, one])).toBeNull()
    expect(news.clockAhead([one])).toBe(DAY)
  })

  it('is asked of nobody else while a server tells the time', () => {
    const { news, hear } = setup()
    expect(news.tellNoTime([one])).toBe(false)
    hear(one, 'open')
    expect(news.tellNoTime([one, two])).toBe(true)
    news.tellTime(two, 0)
    expect(news.tellNoTime([one, two])).toBe(false)
  })
})
