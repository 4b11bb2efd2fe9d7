import type { NatsConnection } from '@nats-io/transport-node'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { connectNats } from '../../electron/signaling/nats/connectNats.ts'
import { natsSubject } from '../../electron/signaling/nats/natsSubject.ts'
import {
  type NatsInstance,
  natsConfig,
  SUBJECT_PREFIX,
  startNatsInstance,
} from '../integration/signaling/support/natsInstance.ts'
import { NatsProcess } from '../integration/signaling/support/natsProcess.ts'
import { eventually } from '../unit/signaling/eventually.ts'
import { honestPair } from '../unit/signaling/honestPair.ts'
import { topicOf } from '../unit/signaling/startServer.ts'

const TOPIC = topicOf(1)
const SUBJECT = natsSubject(SUBJECT_PREFIX, TOPIC)

let nats: NatsProcess
beforeAll(async () => {
  nats = await NatsProcess.start()
})
afterAll(() => nats.kill())

/** Somebody who got hold of the password of NATS. */
async function intruder(): Promise<NatsConnection> {
  const connection = await connectNats(natsConfig(nats))()
  onTestFinished(() => connection.close())
  return connection
}

async function counted(instance: NatsInstance, event: 'bus-refused' | 'bus-received', times: number) {
  await eventually(() => instance.counts.get(event) ?? 0).toBe(times)
}

describe('a hostile publisher on NATS', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['bytes that are no text', Buffer.from([0, 1, 2, 255])],
    ['a line break', Buffer.from('a\nb')],
    ['letters beyond ASCII', Buffer.from('Grüße')],
    ['as many bytes as NATS lets through', Buffer.alloc(65_536, 'x')],
    ['what grows beyond a message when it is written as JSON', Buffer.alloc(40_000, '"')],
  ])('%s is refused, counted and heard by nobody', async (_, payload) => {
    const instance = await startNatsInstance(nats)
    const pair = await honestPair(instance)
    const hearer = await instance.subscribed(TOPIC)
    const hostile = await intruder()
    hostile.publish(SUBJECT, payload)
    await counted(instance, 'bus-refused', 1)
    hostile.publish(SUBJECT, 'fine')
    expect(await hearer.next()).toEqual({ type: 'publish', topic: TOPIC, data: 'fine' })
    await pair.exchange()
    expect(instance.counts.get('bus-refused')).toBe(1)
  })

  it('cannot say more on a topic than a full topic of clients, nor more than all may together', async () => {
    const limits = { receivedPerSecondPerTopic: 10, receivedPerSecond: 40 }
    const instance = await startNatsInstance(nats, limits)
    const topics = Array.from({ length: 8 }, (_, index) => topicOf(10 + index))
    const hearer = await instance.subscribed(...topics)
    const hostile = await intruder()
    for (const topic of topics)
      for (let sent = 0; sent < 500; sent += 1) hostile.publish(natsSubject(SUBJECT_PREFIX, topic), 'x')
    const told = () => instance.counts.get('bus-received') ?? 0
    await eventually(() => told() + (instance.counts.get('bus-refused') ?? 0)).toBe(4_000)
    // Three seconds' worth at once, and what the rate gave back meanwhile
    expect(told()).toBeGreaterThanOrEqual(120)
    expect(told()).toBeLessThan(400)
    await hearer.drain()
    await (await honestPair(instance)).exchange()
  })

  it('costs a client that does not read its connection, and the instance no memory', async () => {
    const instance = await startNatsInstance(nats)
    const deaf = await instance.subscribed(TOPIC)
    deaf.socket.pause()
    const hostile = await intruder()
    const payload = Buffer.alloc(60_000, 'x')
    for (let sent = 0; !instance.counts.has('SIG_SLOW') && sent < 3_000; sent += 1) {
      hostile.publish(SUBJECT, payload)
      if (sent % 20 === 0) await hostile.flush()
      expect(instance.server.stats().queuedBytes).toBeLessThan(4 * 1024 * 1024)
    }
    await eventually(() => instance.counts.get('SIG_SLOW')).toBe(1)
    await (await honestPair(instance)).exchange()
  })

  it('hears a client that it answers itself, and the client hears each answer as one message', async () => {
    const instance = await startNatsInstance(nats)
    const hostile = await intruder()
    hostile.subscribe(`${SUBJECT_PREFIX}.>`, {
      callback: (_, message) => {
        for (let copy = 0; copy < 3; copy += 1) hostile.publish(message.subject, message.data)
      },
    })
    await hostile.flush()
    const ann = await instance.subscribed(TOPIC)
    ann.send({ type: 'publish', topic: TOPIC, data: 'x' })
    await counted(instance, 'bus-received', 3)
    expect(await ann.drain()).toHaveLength(3)
    // What came from NATS is not said there again
    expect(instance.counts.get('bus-sent')).toBe(1)
  })
})

describe('NATS itself', () => {
  it('takes no memory when it stands still: what does not fit is dropped, and it is found again', async () => {
    const own = await NatsProcess.start()
    onTestFinished(async () => {
      await own.kill()
    })
    const instance = await startNatsInstance(own, { maxUnconfirmedBytes: 1024 * 1024 })
    const [ann, ben] = [await instance.subscribed(TOPIC), await instance.subscribed(TOPIC)]
    own.pause()
    for (let sent = 0; sent < 40; sent += 1) {
      ann.send({ type: 'publish', topic: TOPIC, data: 'x'.repeat(60_000) })
      await ben.next()
    }
    expect(instance.counts.get('bus-dropped')).toBeGreaterThan(10)
    expect(instance.link.unconfirmedBytes).toBeLessThanOrEqual(1024 * 1024)
    own.resume()
    await eventually(() => instance.link.unconfirmedBytes).toBe(0)
    expect(instance.link.isThere).toBe(true)
  })

  it('is asked again for ever, and its clients are served meanwhile and afterwards', async () => {
    const own = await NatsProcess.start()
    onTestFinished(async () => {
      await own.kill()
    })
    const [one, two] = [await startNatsInstance(own), await startNatsInstance(own)]
    const [ann, near, far] = [
      await one.subscribed(TOPIC),
      await one.subscribed(TOPIC),
      await two.subscribed(TOPIC),
    ]
    await own.kill()
    await eventually(() => [one.link.isThere, two.link.isThere]).toEqual([false, false])
    const message = { type: 'publish', topic: TOPIC, data: 'without NATS' }
    ann.send(message)
    expect(await near.next()).toEqual(message)
    const late = await two.subscribed(topicOf(2))
    await eventually(() => one.counts.get('bus-connect-failed') ?? 0).toBeGreaterThan(1)
    expect(one.counts.get('bus-unsent')).toBe(1)
    await own.again()
    await eventually(() => [one.link.isThere, two.link.isThere]).toEqual([true, true])
    const other = await one.subscribed(topicOf(2))
    other.send({ type: 'publish', topic: topicOf(2), data: 'joined meanwhile' })
    expect(await late.next()).toMatchObject({ data: 'joined meanwhile' })
    ann.send({ type: 'publish', topic: TOPIC, data: 'and back' })
    // Nothing that was said meanwhile comes late
    expect(await far.next()).toMatchObject({ data: 'and back' })
  })
})
