import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { createCaller } from '../../../shared/ports/createCaller.ts'
import { createEmitter } from '../../../shared/ports/createEmitter.ts'
import { serveCalls } from '../../../shared/ports/serveCalls.ts'
import { bareChannel, channelPair } from './channels.ts'

const calls = {
  double: { request: z.strictObject({ n: z.number() }), response: z.strictObject({ n: z.number() }) },
  fail: { request: z.strictObject({ how: z.enum(['code', 'bug']) }), response: z.strictObject({}) },
  wait: { request: z.strictObject({}), response: z.strictObject({}) },
} as const
const events = { tick: z.strictObject({ n: z.number() }) } as const

const open: { close(): void }[] = []
afterEach(() => {
  for (const channel of open.splice(0)) channel.close()
})

function setup() {
  const { near, far } = channelPair()
  open.push(near)
  const ticks: number[] = []
  const refused = vi.fn()
  const failed = vi.fn()
  const caller = createCaller(near, calls, events, { tick: ({ n }) => void ticks.push(n) }, { refused })
  const handlers = {
    double: vi.fn(({ n }: { n: number }) => ({ n: 2 * n })),
    fail: ({ how }: { how: 'code' | 'bug' }) => {
      throw how === 'code' ? new ProtocolError('ROOM_FULL') : new TypeError('private words')
    },
    wait: () => new Promise<Record<string, never>>(() => undefined),
  }
  serveCalls(far, calls, handlers, { refused, failed })
  return { caller, handlers, ticks, refused, failed, far, near, emitter: createEmitter(far, events) }
}

describe('a caller and the end that serves it', () => {
  it('gives each call its own answer', async () => {
    const { caller } = setup()
    const answers = await Promise.all([1, 2, 3].map(n => caller.double({ n })))
    expect(answers).toEqual([2, 4, 6].map(n => ({ ok: true, value: { n } })))
  })

  it('gives the code of a ProtocolError', async () => {
    const { caller, refused } = setup()
    expect(await caller.fail({ how: 'code' })).toEqual({ ok: false, code: 'ROOM_FULL' })
    expect(refused).toHaveBeenCalledWith('ROOM_FULL')
  })

  it('gives INTERNAL for any other failure, and none of its text', async () => {
    const { caller, failed } = setup()
    expect(await caller.fail({ how: 'bug' })).toEqual({ ok: false, code: 'INTERNAL' })
    expect(failed).toHaveBeenCalledWith('fail', expect.any(TypeError))
  })

  it('refuses a request of the wrong shape without running the handler', async () => {
    const { caller, handlers } = setup()
    // @ts-expect-error this does not compile, but a page under attack may still send it
    expect(await caller.double({ n: '1' })).toEqual({ ok: false, code: 'PORT_SCHEMA' })
    // @ts-expect-error
    expect(await caller.double({ n: 1, more: 2 })).toEqual({ ok: false, code: 'PORT_SCHEMA' })
    expect(handlers.double).not.toHaveBeenCalled()
  })

  it('refuses to send what no port can carry', async () => {
    const { caller } = setup()
    // @ts-expect-error
    expect(await caller.double({ n: () => 1 })).toEqual({ ok: false, code: 'PORT_SCHEMA' })
  })

  it('answers everything open with PORT_CLOSED when it closes, and every later call', async () => {
    const { caller, near } = setup()
    const waiting = [caller.wait({}), caller.wait({})]
    near.close()
    expect(await Promise.all(waiting)).toEqual(Array(2).fill({ ok: false, code: 'PORT_CLOSED' }))
    expect(await caller.double({ n: 1 })).toEqual({ ok: false, code: 'PORT_CLOSED' })
  })

  it('notices that the other end closed', async () => {
    const { caller, far } = setup()
    const waiting = caller.wait({})
    far.close()
    expect(await waiting).toEqual({ ok: false, code: 'PORT_CLOSED' })
  })

  it('hears events and drops those of the wrong shape', async () => {
    const { ticks, emitter, far, refused } = setup()
    emitter.tick({ n: 1 })
    // @ts-expect-error
    emitter.tick({ n: '2' })
    far.post({ event: 'tock', payload: {} })
    far.post({ event: 'tick', payload: { n: 3 }, more: 1 })
    emitter.tick({ n: 4 })
    await vi.waitFor(() => expect(ticks).toEqual([1, 4]))
    expect(refused.mock.calls).toEqual([['PORT_SCHEMA'], ['PORT_UNKNOWN_CALL'], ['PORT_SCHEMA']])
  })
})

describe('a caller whose other end lies', () => {
  function called() {
    const bare = bareChannel()
    const caller = createCaller(bare.channel, calls, events, { tick: () => undefined })
    const answer = caller.double({ n: 1 })
    return { ...bare, answer }
  }

  it.each([
    ['a value of the wrong shape', { id: 1, ok: true, value: { n: 'two' } }],
    ['a value with more in it', { id: 1, ok: true, value: { n: 2, more: 1 } }],
    ['no value', { id: 1, ok: true }],
    ['an answer with more in it', { id: 1, ok: true, value: { n: 2 }, more: 1 }],
    ['a code that does not exist', { id: 1, ok: false, code: 'SOMETHING' }],
    ['text in place of a code', { id: 1, ok: false, code: 'private words' }],
  ])('takes %s for PORT_SCHEMA', async (_name, message) => {
    const { deliver, answer } = called()
    deliver(message)
    expect(await answer).toEqual({ ok: false, code: 'PORT_SCHEMA' })
  })

  it('takes an answer over 40 MB for PORT_TOO_LARGE', async () => {
    const { deliver, answer } = called()
    deliver({ id: 1, ok: true, value: new Uint8Array(40_000_000) })
    expect(await answer).toEqual({ ok: false, code: 'PORT_TOO_LARGE' })
  })

  it('takes the first answer only, and none to a call it never made', async () => {
    const { deliver, answer } = called()
    deliver({ id: 7, ok: true, value: { n: 7 } })
    deliver({ id: 1, ok: true, value: { n: 2 } })
    deliver({ id: 1, ok: true, value: { n: 3 } })
    expect(await answer).toEqual({ ok: true, value: { n: 2 } })
  })
})
