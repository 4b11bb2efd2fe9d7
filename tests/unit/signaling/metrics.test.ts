import { describe, expect, it, onTestFinished } from 'vitest'
import { createMetricsListener } from '../../../electron/signaling/metrics/createMetricsListener.ts'
import { DeliveryHistogram } from '../../../electron/signaling/metrics/deliveryHistogram.ts'
import { SignalingMetrics } from '../../../electron/signaling/metrics/signalingMetrics.ts'
import { eventually } from './eventually.ts'
import { startServer, topicOf } from './startServer.ts'

/** Every line of the text format: a comment, or a name with labels and a number. */
const LINE = /^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"\})? -?\d+(\.\d+)?(e[+-]?\d+)?)$/

describe('the metrics page', () => {
  it('counts what happens and names neither topics, payloads nor addresses', async () => {
    const metrics = new SignalingMetrics()
    const { count, onDelivered } = metrics
    const started = await startServer({ count, onDelivered })
    const [ann, ben] = [await started.subscribed(topicOf(1)), await started.subscribed(topicOf(1))]
    ann.send({ type: 'publish', topic: topicOf(1), data: 'secret-payload' })
    await ben.next()
    ann.send('{not json')
    await ann.closing
    const page = () => metrics.render(started.server.stats(), true)
    const has = (line: string) => eventually(() => page().split('\n')).toContain(line)
    await has('rowan_signaling_sockets 1')
    await has('rowan_signaling_topics 1')
    await has('rowan_signaling_queued_bytes 0')
    await has('rowan_signaling_ready 1')
    await has('rowan_signaling_sockets_opened_total 2')
    // Two subscriptions, two pings, one publication, one that is no JSON
    await has('rowan_signaling_messages_received_total 6')
    await has('rowan_signaling_messages_delivered_total 3')
    await has('rowan_signaling_delivery_seconds_count 3')
    await has('rowan_signaling_refusals_total{code="SIG_NOT_JSON"} 1')
    await has('rowan_signaling_refusals_total{code="SIG_RATE"} 0')
    expect(page()).not.toMatch(/secret-payload|topic_1|127\.0\.0\.1|nats/)
    for (const line of page().trimEnd().split('\n')) expect(line).toMatch(LINE)
    const bus = { isThere: false, subscriptions: 3, unconfirmedBytes: 5 }
    expect(metrics.render(started.server.stats(), false, bus)).toContain('rowan_signaling_nats_connected 0\n')
  })

  it('has a listener of its own, which serves nothing else', async () => {
    let isReady = true
    const render = () => 'numbers\n'
    const listener = await createMetricsListener({
      ...{ host: '127.0.0.1', port: 0, render },
      isReady: () => isReady,
    })
    onTestFinished(() => listener.close())
    const get = async (path: string, method = 'GET') =>
      (await fetch(`http://127.0.0.1:${listener.port}${path}`, { method })).status
    expect([await get('/metrics'), await get('/ready'), await get('/health')]).toEqual([200, 200, 200])
    isReady = false
    expect([await get('/ready'), await get('/health')]).toEqual([503, 200])
    expect([await get('/topics'), await get('/metrics', 'POST')]).toEqual([404, 404])
    const started = await startServer()
    expect((await fetch(`http://127.0.0.1:${started.port}/metrics`)).status).toBe(404)
  })
})

describe('DeliveryHistogram', () => {
  it('adds each value to its bucket and to all above', () => {
    const histogram = new DeliveryHistogram()
    for (const ms of [0.5, 0.6, 40, 9_000]) histogram.observe(ms)
    const lines = histogram.lines('x')
    expect(lines[0]).toBe('x_bucket{le="0.0005"} 1')
    expect(lines[1]).toBe('x_bucket{le="0.001"} 2')
    expect(lines).toContain('x_bucket{le="0.05"} 3')
    expect(lines).toContain('x_bucket{le="2.5"} 3')
    expect(lines.slice(-3)).toEqual([
      'x_bucket{le="+Inf"} 4',
      expect.stringMatching(/^x_sum 9\.0411/),
      'x_count 4',
    ])
  })
})
