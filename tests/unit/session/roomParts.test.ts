import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { epochTopic } from '../../../shared/room/epoch/epochKeys.ts'
import { carrierOptions, epochTopics } from '../../../shared/session/room/carrierOptions.ts'
import { RateLimit } from '../../../shared/session/room/rateLimit.ts'
import { threeLedgers } from '../../support/session/ledgers.ts'

const MINUTE = 60_000
const MIDNIGHT = Date.UTC(2026, 0, 16)

beforeAll(cryptoReady)

describe('the topics of an epoch', () => {
  const setup = () => {
    const { epoch } = threeLedgers()
    const topicOn = (time: number) => epochTopic(epoch.keys.secret, epoch.room, epoch.id, time)
    return {
      epoch,
      before: topicOn(MIDNIGHT - 1),
      after: topicOn(MIDNIGHT),
      at: (time: number) => epochTopics(epoch, time),
    }
  }

  it('are one by day, and two in the quarter of an hour before and after midnight', () => {
    const { at, before, after } = setup()
    expect(at(MIDNIGHT - 16 * MINUTE).topics).toEqual({ publish: before, listen: [before] })
    expect(at(MIDNIGHT - 14 * MINUTE).topics).toEqual({ publish: before, listen: [before, after] })
    expect(at(MIDNIGHT + 14 * MINUTE).topics).toEqual({ publish: after, listen: [after, before] })
    expect(at(MIDNIGHT + 16 * MINUTE).topics).toEqual({ publish: after, listen: [after] })
  })

  it('stay right for as long as they say', () => {
    const { at } = setup()
    for (let time = MIDNIGHT - 60 * MINUTE; time < MIDNIGHT + 60 * MINUTE; time += MINUTE) {
      const { topics, lifetime } = at(time)
      expect(lifetime).toBeGreaterThan(0)
      expect(at(time + lifetime - 1).topics.publish).toBe(topics.publish)
      expect(at(time + lifetime - 1).topics).toEqual(topics)
    }
  })

  it('of two clocks that differ by ten minutes always meet', () => {
    const { at } = setup()
    for (let time = MIDNIGHT - 40 * MINUTE; time < MIDNIGHT + 40 * MINUTE; time += MINUTE) {
      const [one, other] = [at(time).topics, at(time + 10 * MINUTE).topics]
      expect(one.listen).toContain(other.publish)
      expect(other.listen).toContain(one.publish)
    }
  })
})

describe('what net is given for a carrier', () => {
  it('is a pair of keys for every other device, the signalling key, and nothing that opens a record', () => {
    const { ana, bo, founder, epoch } = threeLedgers()
    const options = carrierOptions(ana.ledger, epoch, ['wss://a.example'], MIDNIGHT)
    expect(options.peers.map(({ device }) => device).sort()).toEqual(
      [founder.member.device, bo.device.member.device].sort(),
    )
    const given = [
      options.signalKey,
      ...options.peers.flatMap(({ linkKey, signalKey }) => [linkKey, signalKey]),
    ]
    const secret = [epoch.keys.secret, epoch.keys.record, epoch.keys.wire, ana.ledger.keys.identity.secretKey]
    const pairs = [founder.member.device, bo.device.member.device].map(device => ana.ledger.pair(device))
    const content = [...secret, ...pairs.flatMap(({ frame, hello }) => [frame, hello])].map(
      key => `${key.expose()}`,
    )
    for (const key of given) expect(content).not.toContain(`${key.expose()}`)
    expect(options.signalKey.expose()).toEqual(epoch.keys.signal.expose())
    expect([options.ice, options.self]).toEqual([{ policy: 'relay', servers: [] }, ana.device.member.device])
  })
})

describe('a rate limit', () => {
  it('lets a burst through, and then as many a second as it says', () => {
    const limit = new RateLimit(3, 2, 0)
    expect([1, 2, 3, 4].map(() => limit.take(0))).toEqual([true, true, true, false])
    expect([limit.wait(0), limit.take(499), limit.take(500), limit.take(500)]).toEqual([
      500,
      false,
      true,
      false,
    ])
    expect([1, 2, 3, 4].map(() => limit.take(60_000))).toEqual([true, true, true, false])
  })

  it('takes on credit what has to go, and waits for it after', () => {
    const limit = new RateLimit(1, 1, 0)
    for (let times = 0; times < 3; times++) limit.spend(0)
    expect([limit.wait(0), limit.take(2_999), limit.take(3_000)]).toEqual([3_000, false, true])
  })

  it('gives nothing for a clock that goes back', () => {
    const limit = new RateLimit(1, 1, 10_000)
    expect([limit.take(10_000), limit.take(0)]).toEqual([true, false])
  })
})
