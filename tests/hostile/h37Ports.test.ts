import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCaller } from '../../shared/ports/createCaller.ts'
import { hostEvents } from '../../shared/ports/hostPort.ts'
import { mainEvents } from '../../shared/ports/mainPort.ts'
import { netEvents } from '../../shared/ports/netPort.ts'
import { screenEvents } from '../../shared/ports/screenPort.ts'
import { serveCalls } from '../../shared/ports/serveCalls.ts'
import type { Calls, Events } from '../../shared/ports/typedPort.ts'
import { bareChannel } from '../unit/ports/channels.ts'
import { PORTS } from './portSamples.ts'

const seed = fc.readConfigureGlobal().seed ?? Date.now() % 2 ** 31
const TEN_MB = 10_000_000

/** A served port that counts which handlers ran. */
function setup(calls: Calls) {
  const { channel, sent, deliver } = bareChannel()
  const ran: string[] = []
  const codes: string[] = []
  const handlers = Object.fromEntries(
    Object.keys(calls).map(name => [
      name,
      () => {
        ran.push(name)
        return {}
      },
    ]),
  )
  serveCalls(channel, calls, handlers, { refused: code => codes.push(code) })
  return { deliver, sent, ran, codes }
}

/** What one message leads to: its answer, and whether anything ran. */
function deliverOne(calls: Calls, message: unknown) {
  const { deliver, sent, ran, codes } = setup(calls)
  deliver(message)
  return { sent, ran, codes }
}

function refusal(code: string) {
  return { sent: [{ id: 1, ok: false, code }], ran: [], codes: [code] }
}

/** An object whose named property throws when it is read. */
function trapped(value: object, name: string): object {
  return Object.defineProperty({ ...value }, name, {
    enumerable: true,
    get() {
      throw new Error('read')
    },
  })
}

/** An object with an own property of any name, even `__proto__`. */
function withKey(value: object, name: string, content: unknown): object {
  const copy = { ...value }
  Object.defineProperty(copy, name, { value: content, enumerable: true, configurable: true, writable: true })
  return copy
}

const cyclic: Record<string, unknown> = {}
cyclic.self = cyclic

const EVENTS: readonly { name: string; events: Events }[] = [
  { name: 'core to screen', events: screenEvents },
  { name: 'main to screen', events: hostEvents },
  { name: 'main to core', events: mainEvents },
  { name: 'net to core', events: netEvents },
]

describe.each(EVENTS)('E-09: the events from $name', ({ events }) => {
  const names = Object.keys(events)

  function hearing() {
    const { channel, deliver } = bareChannel()
    const heard: string[] = []
    const codes: string[] = []
    const listeners = Object.fromEntries(names.map(name => [name, () => void heard.push(name)]))
    createCaller(channel, {}, events, listeners, { refused: code => codes.push(code) })
    return { deliver, heard, codes }
  }

  it(`drops and counts anything that is none of them (seed ${seed})`, () => {
    const message = fc.oneof(
      fc.anything(),
      fc.record({ event: fc.string(), payload: fc.anything() }),
      fc.record({
        event: fc.constantFrom(...names),
        payload: fc.dictionary(fc.string(), fc.anything(), { minKeys: 1 }),
      }),
    )
    fc.assert(
      fc.property(message, value => {
        const { deliver, heard, codes } = hearing()
        deliver(value)
        expect({ heard, refusals: codes.length }).toEqual({ heard: [], refusals: 1 })
      }),
      { seed, numRuns: 500 },
    )
  })

  it.each(names)('drops and counts %s with 40 MB, a cycle, or something that throws', name => {
    const { deliver, heard, codes } = hearing()
    deliver({ event: name, payload: { more: new Uint8Array(40_000_000) } })
    deliver({ event: name, payload: cyclic })
    deliver({ event: name, payload: trapped({}, 'more') })
    deliver(trapped({ event: name }, 'payload'))
    expect(heard).toEqual([])
    expect(codes).toEqual(['PORT_TOO_LARGE', 'PORT_TOO_LARGE', 'PORT_SCHEMA', 'PORT_SCHEMA'])
  })
})

describe.each(PORTS)('E-09: the port from $name', ({ calls, samples }) => {
  const names = Object.keys(calls)
  const cases = names.map(name => ({ name, request: samples[name] ?? {} }))
  const requestOf = (name: string) => samples[name] ?? {}

  it.each(cases)('runs $name for a request that is right', ({ name, request }) => {
    expect(deliverOne(calls, { id: 1, call: name, request }).ran).toEqual([name])
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', ''])(
    'does not know the call "%s"',
    call => {
      expect(deliverOne(calls, { id: 1, call, request: {} })).toEqual(refusal('PORT_UNKNOWN_CALL'))
    },
  )

  it(`knows no call of another name (seed ${seed})`, () => {
    const other = fc.string({ maxLength: 64 }).filter(name => !names.includes(name))
    fc.assert(
      fc.property(other, fc.constantFrom(...names), (call, name) => {
        const outcome = deliverOne(calls, { id: 1, call, request: requestOf(name) })
        expect(outcome).toEqual(refusal('PORT_UNKNOWN_CALL'))
      }),
      { seed },
    )
  })

  it(`refuses every request with one more key, also __proto__ (seed ${seed})`, () => {
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', 'prototype', 'then', 'toJSON'),
    )
    fc.assert(
      fc.property(fc.constantFrom(...names), key, fc.anything(), (name, extra, content) => {
        const request = requestOf(name)
        fc.pre(!Object.hasOwn(request, extra))
        const outcome = deliverOne(calls, { id: 1, call: name, request: withKey(request, extra, content) })
        expect(outcome).toEqual(refusal('PORT_SCHEMA'))
      }),
      { seed, numRuns: 300 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it(`refuses every request with a part of another type (seed ${seed})`, () => {
    const fields = cases.flatMap(({ name, request }) => Object.keys(request).map(field => ({ name, field })))
    if (fields.length === 0) return
    const never = fc.constantFrom<unknown>(undefined, NaN, 1n, -1, 1.5, {}, [[]], new Map(), new Date(0), /x/)
    fc.assert(
      fc.property(fc.constantFrom(...fields), never, ({ name, field }, content) => {
        // A part that may be left out may also be undefined.
        fc.pre(
          content !== undefined ||
            !['openRoom', 'join', 'changeRoom', 'sendMessage', 'searchTimeline'].includes(name),
        )
        // No change at all is a change too, and an object without keys is one.
        fc.pre(field !== 'change' || typeof content !== 'object')
        const request = { ...requestOf(name), [field]: content }
        expect(deliverOne(calls, { id: 1, call: name, request })).toEqual(refusal('PORT_SCHEMA'))
      }),
      { seed, numRuns: 300 },
    )
  })

  it(`survives anything in place of a request (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.anything({ withBigInt: true, withMap: true }),
        (name, value) => {
          fc.pre(Object.keys(Object(value)).length > 0 || Object.keys(requestOf(name)).length > 0)
          expect(deliverOne(calls, { id: 1, call: name, request: value })).toEqual(refusal('PORT_SCHEMA'))
        },
      ),
      { seed, numRuns: 500 },
    )
  })

  it(`survives anything in place of a message (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.anything(), message => {
        const { ran, codes } = deliverOne(calls, message)
        expect({ ran, refusals: codes.length }).toEqual({ ran: [], refusals: 1 })
      }),
      { seed, numRuns: 500 },
    )
  })

  it.each(cases)('refuses 10 MB for $name, wherever they are', ({ name, request }) => {
    const large = [new Uint8Array(TEN_MB), 'x'.repeat(TEN_MB), new ArrayBuffer(TEN_MB), new Array(TEN_MB)]
    for (const content of large) {
      const fields = [...Object.keys(request), 'another']
      for (const field of fields) {
        const message = { id: 1, call: name, request: { ...request, [field]: content } }
        expect(deliverOne(calls, message)).toEqual(refusal('PORT_TOO_LARGE'))
      }
      expect(deliverOne(calls, { id: 1, call: name, request: content })).toEqual(refusal('PORT_TOO_LARGE'))
      expect(deliverOne(calls, { id: 1, call: name, request, more: content })).toEqual(
        refusal('PORT_TOO_LARGE'),
      )
    }
  })

  it.each(cases)('refuses a cycle and endless nesting for $name', ({ name, request }) => {
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    for (const content of [cyclic, deep]) {
      const message = { id: 1, call: name, request: { ...request, content } }
      expect(deliverOne(calls, message)).toEqual(refusal('PORT_TOO_LARGE'))
    }
  })

  it.each(cases)('refuses what throws when it is read for $name', ({ name, request }) => {
    const revoked = Proxy.revocable({}, {})
    revoked.revoke()
    for (const value of [trapped(request, 'another'), revoked.proxy, { another: revoked.proxy }])
      expect(deliverOne(calls, { id: 1, call: name, request: value })).toEqual(refusal('PORT_SCHEMA'))
  })

  it.each([
    ['no number', { call: 'x', request: {} }],
    ['a negative number', { id: -1, call: 'x', request: {} }],
    ['a number as text', { id: '1', call: 'x', request: {} }],
    ['a number that throws', trapped({ call: 'x', request: {} }, 'id')],
    ['an inherited number', Object.create({ id: 1, call: 'x', request: {} })],
  ])('counts a message with %s, and answers nothing', (_name, message) => {
    expect(deliverOne(calls, message)).toEqual({ sent: [], ran: [], codes: ['PORT_SCHEMA'] })
  })

  it('goes on after all of that', () => {
    const { deliver, ran } = setup(calls)
    const [first = ''] = names
    for (const message of [null, cyclic, { id: 1 }, { id: 1, call: first, request: cyclic }]) deliver(message)
    deliver({ id: 2, call: first, request: requestOf(first) })
    expect(ran).toEqual([first])
  })
})
