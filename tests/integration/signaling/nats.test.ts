import { connect } from '@nats-io/transport-node'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { connectNats } from '../../../electron/signaling/nats/connectNats.ts'
import { natsSubject } from '../../../electron/signaling/nats/natsSubject.ts'
import { eventually } from '../../unit/signaling/eventually.ts'
import type { SignalingClient } from '../../unit/signaling/signalingClient.ts'
import { topicOf } from '../../unit/signaling/startServer.ts'
import { launchNatsInstance, natsConfig, SUBJECT_PREFIX, startNatsInstance } from './support/natsInstance.ts'
import { NATS_PASSWORD, NatsProcess } from './support/natsProcess.ts'

let nats: NatsProcess
beforeAll(async () => {
  nats = await NatsProcess.start()
})
afterAll(() => nats.kill())

const publication = (topic: string, data: string) => ({ type: 'publish', topic, data })

/** One message, which nothing but itself may follow. */
async function pass(from: SignalingClient, to: SignalingClient, topic: string, data: string): Promise<void> {
  from.send(publication(topic, data))
  expect(await to.next()).toEqual(publication(topic, data))
}

describe('two instances on one NATS', () => {
  it('carry a publication to the subscribers on both, once each, and never back to the sender', async () => {
    const [one, two] = [await startNatsInstance(nats), await startNatsInstance(nats)]
    const topic = topicOf(1)
    const [ann, near, far, stranger] = [
      await one.subscribed(topic),
      await one.subscribed(topic),
      await two.subscribed(topic),
      await two.subscribed(topicOf(2)),
    ]
    await pass(ann, far, topic, 'from-ann')
    expect(await near.next()).toEqual(publication(topic, 'from-ann'))
    await pass(far, ann, topic, 'back-to-ann')
    expect(await near.next()).toEqual(publication(topic, 'back-to-ann'))
    for (const client of [ann, near, far, stranger]) await client.settle()
    expect([ann, near, far, stranger].flatMap(client => client.unread)).toEqual([])
    expect(one.counts.get('bus-received')).toBe(1)
    expect(two.counts.get('bus-received')).toBe(1)
  })

  it('carry what is as large as a message may be, and every character that one may have', async () => {
    const [one, two] = [await startNatsInstance(nats), await startNatsInstance(nats)]
    const topic = topicOf(3)
    const [ann, far] = [await one.subscribed(topic), await two.subscribed(topic)]
    const room = 65_536 - JSON.stringify(publication(topic, '')).length
    await pass(ann, far, topic, 'x'.repeat(room))
    await pass(ann, far, topic, '"'.repeat(room / 2))
    const printable = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index))
    await pass(ann, far, topic, printable)
    expect(two.counts.has('bus-refused')).toBe(false)
  })

  it('leave a topic with its last subscriber, and join it again', async () => {
    const [one, two] = [await startNatsInstance(nats), await startNatsInstance(nats)]
    const topic = topicOf(4)
    const [ann, far] = [await one.subscribed(topic), await two.subscribed(topic)]
    far.send({ type: 'unsubscribe', topics: [topic] })
    await far.settle()
    expect(two.link.subscriptions).toBe(0)
    // NATS hears of it from two connections, in whatever order they are heard
    await two.flush()
    ann.send(publication(topic, 'nobody-there'))
    await ann.settle()
    await one.flush()
    far.send({ type: 'subscribe', topics: [topic] })
    await far.settle()
    // What far says reaches NATS after its subscription
    await pass(far, ann, topic, 'here-again')
    await pass(ann, far, topic, 'welcome')
    expect(two.counts.get('bus-received')).toBe(1)
  })

  it('tell NATS neither topics nor more than the sealed payload', async () => {
    const watcher = await connect({
      servers: `127.0.0.1:${nats.port}`,
      user: 'rowan',
      pass: NATS_PASSWORD,
      reconnect: false,
    })
    onTestFinished(() => watcher.close())
    const seen: { subject: string; text: string }[] = []
    watcher.subscribe('rowan.signaling.>', {
      callback: (_, message) => {
        seen.push({ subject: message.subject, text: message.string() })
      },
    })
    await watcher.flush()
    const one = await startNatsInstance(nats)
    const topic = topicOf(5)
    const ann = await one.subscribed(topic)
    ann.send(publication(topic, 'sealed'))
    await eventually(() => seen).toEqual([{ subject: natsSubject(SUBJECT_PREFIX, topic), text: 'sealed' }])
    expect(seen[0]?.subject).toMatch(/^rowan\.signaling\.[A-Za-z0-9_-]{32}$/)
    expect(JSON.stringify(seen)).not.toContain(topic)
  })

  it('refuse a topic for which NATS has no place, and keep the others', async () => {
    const one = await startNatsInstance(nats, { maxSubscriptions: 2 })
    const ann = await one.subscribed(topicOf(6), topicOf(7))
    const late = await one.connect()
    late.send({ type: 'subscribe', topics: [topicOf(8)] })
    expect(await late.closing).toEqual({ code: 1013, reason: 'SIG_TOPIC_FULL' })
    const second = await one.subscribed(topicOf(6))
    await pass(ann, second, topicOf(6), 'still')
    expect(one.link.subscriptions).toBe(2)
  })
})

describe('an instance that starts before NATS', () => {
  it('serves its own clients, and takes their topics along when NATS is there', async () => {
    const late = await NatsProcess.start()
    await late.kill()
    onTestFinished(async () => {
      await late.kill()
    })
    const [one, two] = [launchNatsInstance(late), launchNatsInstance(late)]
    const [first, second] = [await one, await two]
    const topic = topicOf(9)
    const [ann, near, far] = [
      await first.subscribed(topic),
      await first.subscribed(topic),
      await second.subscribed(topic),
    ]
    await pass(ann, near, topic, 'before')
    expect(first.link.goneForMs).toBeGreaterThan(0)
    await late.again()
    await eventually(() => [first.link.isThere, second.link.isThere]).toEqual([true, true])
    await first.flush()
    await second.flush()
    await pass(ann, far, topic, 'after')
    expect(first.link.goneForMs).toBe(0)
  })
})

describe('who may use NATS', () => {
  it('takes nobody without the password, and nobody beside the subjects of signalling', async () => {
    await expect(connectNats(natsConfig(nats, 'wrong'))()).rejects.toThrow(/authorization/i)
    await expect(connect({ servers: `127.0.0.1:${nats.port}`, reconnect: false })).rejects.toThrow()
    const member = await connectNats(natsConfig(nats))()
    onTestFinished(() => member.close())
    const refused: string[] = []
    member.subscribe('>', {
      callback: error => {
        refused.push(error?.name ?? 'heard something')
      },
    })
    await member.flush()
    await eventually(() => refused).toEqual(['PermissionViolationError'])
  })
})
