import { describe, expect, it } from 'vitest'
import { closeCodeOf } from '../../../electron/signaling/closeCodeOf.ts'
import { goodbyeOf, problemOfClose } from '../../../renderer/net/server/serverGoodbye.ts'
import { ServerJudge } from '../../../renderer/net/server/serverJudge.ts'
import { SIGNALING_ERROR_CODES } from '../../../shared/signaling/signalingError.ts'

describe('with what a server says goodbye', () => {
  it.each([
    ['SIG_ADDRESS_FULL', 'SERVER_BUSY'],
    ['SIG_SERVER_FULL', 'SERVER_BUSY'],
    ['SIG_TOPIC_FULL', 'SERVER_BUSY'],
    ['SIG_RATE', 'SERVER_BUSY'],
    ['SIG_SLOW', 'SERVER_BUSY'],
    ['SIG_SHUTDOWN', 'SERVER_CLOSED'],
    ['SIG_IDLE', 'SERVER_CLOSED'],
    ['SIG_SCHEMA', 'SERVER_KIND'],
    ['SIG_NOT_JSON', 'SERVER_KIND'],
  ] as const)('%s means %s', (reason, problem) => {
    expect(problemOfClose({ code: closeCodeOf(reason), reason })).toBe(problem)
  })

  it('every reason of a signalling server means something', () => {
    for (const reason of SIGNALING_ERROR_CODES)
      expect(problemOfClose({ code: closeCodeOf(reason), reason }), reason).not.toBeNull()
  })

  it('a code alone is enough where it is one of its own, and the loss of a connection is none', () => {
    expect(goodbyeOf({ code: 1001, reason: '' })).toEqual({ code: 1001, reason: '' })
    expect(problemOfClose({ code: 1013, reason: 'later' })).toBe('SERVER_BUSY')
    for (const event of [undefined, {}, { code: 1006, reason: '' }, { code: 1005, reason: '' }])
      expect(goodbyeOf(event)).toBeNull()
  })
})

describe('what a server itself shows to be wrong with it', () => {
  const broken = { how: 'broken' } as const

  it('is nothing for one that answers, and for one that is only not reached: why, main sees', () => {
    const judge = new ServerJudge()
    judge.ended(broken)
    judge.opened(0)
    judge.heard(10)
    judge.ended(broken)
    expect([judge.problem, judge.isInDoubt]).toEqual([null, false])
  })

  it('is another kind of server when nothing it says can be understood', () => {
    const judge = new ServerJudge()
    judge.opened(0)
    judge.breached(false, 1)
    expect(judge.problem).toBe('SERVER_KIND')
  })

  it('is a lie once it speaks the language and breaks its rules, until a minute of truth', () => {
    const judge = new ServerJudge()
    judge.opened(0)
    judge.breached(true, 1_000)
    expect(judge.problem).toBe('SERVER_LIES')
    judge.heard(60_000)
    judge.breached(false, 60_500)
    judge.heard(120_000)
    expect(judge.problem).toBe('SERVER_LIES')
    judge.heard(120_500)
    expect(judge.problem).toBeNull()
  })

  it('does not come and go with each connection: on a new one it takes some seconds of truth', () => {
    const judge = new ServerJudge()
    judge.opened(0)
    judge.breached(false, 100)
    judge.ended(broken)
    judge.opened(1_000)
    judge.heard(1_100)
    expect([judge.problem, judge.isInDoubt]).toEqual(['SERVER_KIND', true])
    judge.heard(6_000)
    expect(judge.problem).toBeNull()
  })

  it('is another kind of server when connections open and bring nothing, time after time', () => {
    const judge = new ServerJudge()
    judge.opened(0)
    judge.ended(broken)
    expect([judge.problem, judge.isInDoubt]).toEqual([null, true])
    judge.opened(1_000)
    judge.ended(broken)
    expect(judge.problem).toBe('SERVER_KIND')
    judge.opened(2_000)
    judge.heard(2_100)
    expect(judge.problem).toBeNull()
  })

  it('is silence: of one that never spoke, and of one that fell silent', () => {
    const judge = new ServerJudge()
    judge.opened(0)
    judge.ended({ how: 'silent' })
    expect(judge.problem).toBe('SERVER_KIND')
    judge.opened(0)
    judge.heard(1)
    judge.ended({ how: 'silent' })
    expect(judge.problem).toBe('SERVER_UNREACHABLE')
    judge.ended({ how: 'hung' })
    expect(judge.problem).toBe('SERVER_UNREACHABLE')
  })

  it('stays what it said with its goodbye until it answers again, and not when it cannot be reached at all', () => {
    const judge = new ServerJudge()
    judge.opened(0)
    judge.heard(1)
    judge.ended({ how: 'closed', goodbye: { code: 1001, reason: 'SIG_SHUTDOWN' } })
    expect(judge.problem).toBe('SERVER_CLOSED')
    judge.ended(broken)
    expect(judge.problem).toBeNull()
  })

  it('is enough after 32 breaches on one connection', () => {
    const judge = new ServerJudge()
    judge.opened(0)
    for (let n = 1; n < 32; n++) judge.breached(true, n)
    expect(judge.isEnough).toBe(false)
    judge.breached(true, 40)
    expect(judge.isEnough).toBe(true)
    judge.opened(50)
    expect(judge.isEnough).toBe(false)
  })
})
