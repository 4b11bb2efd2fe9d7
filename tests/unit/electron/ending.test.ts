import { describe, expect, it, vi } from 'vitest'
import { endPage, hasEnded } from '../../../electron/main/ending/endProcess.ts'
import { CLIPBOARD_WAIT_MS, hideNow } from '../../../electron/main/ending/hideNow.ts'
import { lockSession } from '../../../electron/main/ending/lockSession.ts'
import { answerAbsence } from '../../../electron/main/ending/standing.ts'
import { watchPower } from '../../../electron/main/ending/watchPower.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'

describe('hiding', () => {
  function setup(emptied?: Promise<void>, fails = false) {
    const clock = new SimulatedClock()
    const done: string[] = []
    const note = (what: string) => () => void done.push(what)
    const window = (name: string) => ({
      isDestroyed: () => name === 'gone',
      setOpacity: (opacity: number) => void done.push(`${name} ${opacity}`),
      hide: note(`${name} hidden`),
    })
    const hide = hideNow({
      end: note('end'),
      clock,
      windows: () => ['screen', 'gone', 'net'].map(window),
      killCore: () => {
        done.push('core')
        if (fails) throw new Error('no such process')
      },
      endPages: note('pages'),
      removeFolder: note('folder'),
      emptyClipboard: () => {
        done.push('clipboard')
        return emptied
      },
    })
    return { clock, done, hide }
  }
  const ORDER = ['screen 0', 'screen hidden', 'net 0', 'net hidden', 'core', 'pages', 'folder', 'clipboard']

  it('E-30: takes everything away in one go and in this order, once', () => {
    const { done, hide } = setup()
    hide()
    hide()
    expect(done).toEqual([...ORDER, 'end'])
  })

  it('goes on when a step fails', () => {
    const { done, hide } = setup(undefined, true)
    hide()
    expect(done).toEqual([...ORDER, 'end'])
  })

  it('waits for a slow clipboard only so long', () => {
    const { done, hide, clock } = setup(new Promise(() => undefined))
    hide()
    expect(done).toEqual(ORDER)
    clock.advance(CLIPBOARD_WAIT_MS)
    expect(done.at(-1)).toBe('end')
  })
})

describe('locking', () => {
  it('takes the words away before it waits for core, and starts core when the old one is gone', async () => {
    const done: string[] = []
    let coreGone: () => void = () => undefined
    const step = (name: string) => async () => void done.push(name)
    const lock = lockSession({
      renewScreen: step('screen'),
      closeNet: step('net'),
      stopCore: within => {
        done.push(`core ${within}`)
        return new Promise(resolve => {
          coreGone = resolve
        })
      },
      startCore: () => void done.push('start'),
      stopSignaling: step('signaling'),
      emptySelection: () => void done.push('selection'),
    })
    const locked = lock()
    expect(lock()).toBe(locked)
    expect(done).toEqual(['screen', 'selection', 'core 300', 'net', 'signaling'])
    coreGone()
    await locked
    expect(done.at(-1)).toBe('start')
    void lock()
    expect(done.filter(name => name === 'screen')).toHaveLength(2)
  })
})

describe('E-27: whoever is away', () => {
  it.each([
    ['idle', { profile: true, rooms: true }, 'lock'],
    ['away', { profile: true, rooms: false }, 'lock'],
    ['idle', { profile: false, rooms: true }, 'veil'],
    ['away', { profile: false, rooms: true }, 'hide'],
    ['away', { profile: false, rooms: false }, 'veil'],
  ] as const)('%s with %j open: %s', (absence, standing, expected) => {
    const done: string[] = []
    const note = (what: string) => () => void done.push(what)
    answerAbsence(absence, standing, { lock: note('lock'), hide: note('hide'), veil: note('veil') })
    expect(done).toEqual([expected])
  })

  it('is told by sleep, by the lock of the system and by another turn; switching off closes', () => {
    const [away, quit] = [vi.fn(), vi.fn()]
    const listeners = new Map<string, () => void>()
    watchPower({ on: (event, listener) => listeners.set(event, listener) }, { away, quit })
    for (const event of ['suspend', 'lock-screen', 'user-did-resign-active']) listeners.get(event)?.()
    listeners.get('shutdown')?.()
    expect([away.mock.calls.length, quit.mock.calls.length]).toEqual([3, 1])
  })
})

describe('the end of a page', () => {
  it('is that of its process, and is waited for', async () => {
    const clock = new SimulatedClock()
    const killed: number[] = []
    let isAlive = true
    const processes = { kill: (pid: number) => void killed.push(pid), isAlive: () => isAlive }
    const destroy = vi.fn()
    const window = { isDestroyed: () => false, destroy, webContents: { getOSProcessId: () => 7 } }
    expect(endPage(window, processes)).toBe(7)
    expect([killed, destroy.mock.calls.length]).toEqual([[7], 1])
    expect(endPage({ ...window, isDestroyed: () => true }, processes)).toBe(0)
    let hasGone = false
    const ended = hasEnded(7, processes, clock).then(() => {
      hasGone = true
    })
    clock.advance(5)
    await Promise.resolve()
    expect(hasGone).toBe(false)
    isAlive = false
    await vi.waitFor(() => {
      clock.advance(5)
      expect(hasGone).toBe(true)
    })
    await ended
  })
})
