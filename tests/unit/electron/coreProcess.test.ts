import type { MessagePortMain } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { CLOSE_MAX_MS, CoreProcess, restartDelay } from '../../../electron/main/core/coreProcess.ts'
import { coreHandlers } from '../../../electron/main/core/serveCore.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'
import { FakeChild } from './fakeChild.ts'

function setup() {
  const children: FakeChild[] = []
  const clock = new SimulatedClock()
  const net = { open: vi.fn(async () => undefined), close: vi.fn(() => 0) }
  const drafts = { hold: vi.fn(), take: vi.fn(() => new Uint8Array([4])) }
  const saved: number[] = []
  const save = async ({ length }: Uint8Array) => {
    saved.push(length)
    return true
  }
  const files = { save, open: vi.fn(async () => new Uint8Array([5])) }
  const setStanding = vi.fn()
  const lookAtServer = vi.fn(async () => 'SERVER_NAME' as const)
  const killed: number[] = []
  const onStart = vi.fn()
  const onGone = vi.fn()
  const fork = () => {
    const child = new FakeChild(100 + children.length)
    children.push(child)
    return child
  }
  const core = new CoreProcess({
    fork,
    handlers: coreHandlers({ net, lookAtServer, drafts, files, setStanding }),
    onStart,
    onGone,
    clock,
    processes: { kill: pid => void killed.push(pid) },
  })
  core.start()
  const newest = () => children.at(-1) ?? new FakeChild()
  return { core, children, newest, clock, net, drafts, saved, setStanding, killed, onStart, onGone }
}

const port = () => ({ close: vi.fn() }) as unknown as MessagePortMain

describe('the core process', () => {
  it('starts anew at once when it dies, after saying so', () => {
    const { newest, children, clock, onGone, onStart, core } = setup()
    newest().exit()
    expect(onGone).toHaveBeenCalledTimes(1)
    expect(core.isRunning).toBe(false)
    clock.advance(0)
    expect(children).toHaveLength(2)
    expect(onStart).toHaveBeenCalledTimes(2)
    expect(core.isRunning).toBe(true)
  })

  it('waits longer each time it does not live', () => {
    const { newest, children, clock } = setup()
    const starts = [0, 499, 1, 999, 1].map(milliseconds => {
      if (children.length > 0 && milliseconds !== 1) newest().exit()
      clock.advance(milliseconds)
      return children.length
    })
    expect(starts).toEqual([2, 2, 3, 3, 4])
    expect([0, 1, 2, 3, 6, 60].map(restartDelay)).toEqual([0, 500, 1000, 2000, 15_000, 15_000])
  })

  it('forgets old failures after a long life', () => {
    const { newest, children, clock } = setup()
    for (const _ of [1, 2, 3]) {
      newest().exit()
      clock.advance(60_000)
    }
    expect(children).toHaveLength(4)
    newest().exit()
    clock.advance(0)
    expect(children).toHaveLength(5)
  })

  it('hands a port to the core of the moment, and closes one that nobody can have', () => {
    const { core, newest } = setup()
    core.sendPort('screenPort', port())
    core.netGone()
    expect(newest().sent).toEqual([
      { message: { event: 'screenPort', payload: {} }, ports: 1 },
      { message: { event: 'netGone', payload: {} }, ports: 0 },
    ])
    newest().exit()
    const late = port()
    core.sendPort('netPort', late)
    expect(late.close).toHaveBeenCalled()
  })

  it('opens the network when core asks, and answers a failure by its code alone', async () => {
    const { newest, net } = setup()
    const request = { servers: ['ws://127.0.0.1:1'], direct: false }
    newest().say({ id: 1, call: 'openNet', request })
    net.open.mockRejectedValueOnce(new Error('private words'))
    newest().say({ id: 2, call: 'openNet', request })
    newest().say({ id: 3, call: 'openNet', request: { ...request, more: 1 } })
    newest().say({ id: 4, call: 'closeNet', request: {} })
    await vi.waitFor(() => expect(newest().sent).toHaveLength(4))
    const answers = newest().sent.map(({ message }) => message)
    expect(answers).toEqual(
      expect.arrayContaining([
        { id: 1, ok: true, value: {} },
        { id: 2, ok: false, code: 'INTERNAL' },
        { id: 3, ok: false, code: 'PORT_SCHEMA' },
        { id: 4, ok: true, value: {} },
      ]),
    )
    expect(net.open).toHaveBeenCalledTimes(2)
    expect(net.close).toHaveBeenCalledTimes(1)
  })

  it('tells main what is open, and has its unsent texts and files held and fetched', async () => {
    const { newest, drafts, saved, setStanding } = setup()
    const standing = { profile: true, rooms: false }
    const large = new Uint8Array(20_000_000)
    const calls = [
      { call: 'standing', request: standing },
      { call: 'holdDrafts', request: { sealed: new Uint8Array([3]) } },
      { call: 'takeDrafts', request: {} },
      { call: 'saveFile', request: { bytes: large } },
      { call: 'openFile', request: {} },
    ]
    for (const [id, call] of calls.entries()) newest().say({ id, ...call })
    await vi.waitFor(() => expect(newest().sent).toHaveLength(calls.length))
    const answers = newest().sent.map(({ message }) => message)
    expect(answers).toEqual(
      expect.arrayContaining([
        { id: 0, ok: true, value: {} },
        { id: 1, ok: true, value: {} },
        { id: 2, ok: true, value: { sealed: new Uint8Array([4]) } },
        { id: 3, ok: true, value: { saved: true } },
        { id: 4, ok: true, value: { bytes: new Uint8Array([5]) } },
      ]),
    )
    expect(setStanding).toHaveBeenCalledWith(standing)
    expect(drafts.hold).toHaveBeenCalledWith(new Uint8Array([3]))
    expect(saved).toEqual([large.length])
  })

  it('lets core finish when the app closes, and does not start it again', async () => {
    const { core, newest, children, clock, onGone, killed } = setup()
    const stopped = core.stop()
    expect(newest().sent).toEqual([{ message: { event: 'close', payload: {} }, ports: 0 }])
    newest().exit()
    await stopped
    clock.advance(100_000)
    expect(children).toHaveLength(1)
    expect(onGone).not.toHaveBeenCalled()
    expect(killed).toEqual([])
  })

  it.each([undefined, 300])('kills a core that does not finish, and waits until it is gone', async within => {
    const { core, newest, clock, killed } = setup()
    let isStopped = false
    const stopped = core.stop(within).then(() => {
      isStopped = true
    })
    clock.advance((within ?? CLOSE_MAX_MS) - 1)
    await Promise.resolve()
    expect(killed).toEqual([])
    clock.advance(1)
    await vi.waitFor(() => expect(killed).toEqual([100]))
    expect(isStopped).toBe(false)
    newest().exit()
    await stopped
    expect(core.isRunning).toBe(false)
  })

  it('kills at once without a word, and does not start again by itself', () => {
    const { core, newest, children, clock, killed, onGone } = setup()
    core.kill()
    newest().exit()
    clock.advance(100_000)
    expect([killed, newest().sent, children.length]).toEqual([[100], [], 1])
    expect(onGone).not.toHaveBeenCalled()
  })

  it('kills one that has no number yet in the way that is left', () => {
    const { core, newest } = setup()
    newest().pid = undefined
    core.kill()
    expect(newest().isKilled).toBe(true)
  })

  it('starts empty after it was stopped, and then comes back from a death again', async () => {
    const { core, newest, children, clock, onGone } = setup()
    const stopped = core.stop(300)
    newest().exit()
    await stopped
    core.start()
    expect(children).toHaveLength(2)
    newest().exit()
    clock.advance(0)
    expect(children).toHaveLength(3)
    expect(onGone).toHaveBeenCalledTimes(1)
  })
})
