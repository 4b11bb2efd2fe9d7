import type { Event as ElectronEvent } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { closeOnce } from '../../../electron/main/ending/closeOnce.ts'

describe('closing', () => {
  it('empties the screen first, then waits for core, then exits, once', async () => {
    const done: string[] = []
    const listeners = new Map<string, (event: ElectronEvent) => void>()
    let finish: () => void = () => undefined
    const close = closeOnce({
      app: {
        exit: () => void done.push('exit'),
        on: (name, listener) => listeners.set(name, listener),
      },
      screen: { end: () => void done.push('destroy') },
      core: {
        stop: () => {
          done.push('core')
          return new Promise<void>(resolve => {
            finish = resolve
          })
        },
      },
    })
    const preventDefault = vi.fn()
    listeners.get('before-quit')?.({ preventDefault } as unknown as ElectronEvent)
    close()
    expect(preventDefault).toHaveBeenCalled()
    expect(listeners.has('window-all-closed')).toBe(true)
    expect(done).toEqual(['destroy', 'core'])
    finish()
    await vi.waitFor(() => expect(done).toEqual(['destroy', 'core', 'exit']))
  })
})
