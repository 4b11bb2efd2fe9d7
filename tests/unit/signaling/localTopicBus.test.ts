import { describe, expect, it } from 'vitest'
import { LocalTopicBus } from '../../../electron/signaling/localTopicBus.ts'
import type { TopicSubscriber } from '../../../electron/signaling/topicBus.ts'
import { topicOf } from './startServer.ts'

function listener(): TopicSubscriber & { readonly heard: string[] } {
  const heard: string[] = []
  return { heard, deliver: frame => heard.push(frame.toString()) }
}

const TOPIC = topicOf(1)
const MESSAGE = { type: 'publish', topic: TOPIC, data: 'x' } as const

describe('LocalTopicBus', () => {
  it('delivers to all but the sender, and to all when the message comes from another server', () => {
    const bus = new LocalTopicBus(64)
    const [a, b] = [listener(), listener()]
    bus.subscribe(TOPIC, a)
    bus.subscribe(TOPIC, b)
    bus.publish(MESSAGE, a)
    expect([a.heard, b.heard]).toEqual([[], [JSON.stringify(MESSAGE)]])
    bus.publish(MESSAGE)
    expect([a.heard.length, b.heard.length]).toEqual([1, 2])
  })

  it('says which subscriber is the first and which the last', () => {
    const bus = new LocalTopicBus(64)
    const [a, b] = [listener(), listener()]
    expect(bus.subscribe(TOPIC, a)).toBe(true)
    expect(bus.subscribe(TOPIC, b)).toBe(false)
    expect(bus.unsubscribe(TOPIC, a)).toBe(false)
    expect(bus.unsubscribe(TOPIC, a)).toBe(false)
    expect(bus.unsubscribe(TOPIC, b)).toBe(true)
    expect(bus.topicCount).toBe(0)
  })

  it('refuses a subscriber too many and keeps the ones it has', () => {
    const bus = new LocalTopicBus(2)
    const [a, b, c] = [listener(), listener(), listener()]
    bus.subscribe(TOPIC, a)
    bus.subscribe(TOPIC, b)
    expect(() => bus.subscribe(TOPIC, c)).toThrow('SIG_TOPIC_FULL')
    bus.subscribe(TOPIC, a)
    bus.publish(MESSAGE)
    expect([a.heard.length, b.heard.length, c.heard.length]).toEqual([1, 1, 0])
  })
})
