import { describe, expect, it, vi } from 'vitest'
import { failureReport } from '../../../electron/core/failureReport.ts'
import { createParentChannel } from '../../../electron/core/parentChannel.ts'
import { createScreenDoor } from '../../../electron/core/screenDoor.ts'
import { createCaller } from '../../../shared/ports/createCaller.ts'
import { type screenCalls as Calls, screenCalls, screenEvents } from '../../../shared/ports/screenPort.ts'
import type { Channel, Handlers, Listeners } from '../../../shared/ports/typedPort.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { channelPair } from '../ports/channels.ts'

const room = '0a'.repeat(16) as RoomId
const profile = vi.fn(() => ({ exists: true, open: false, wait: 0 }))
const handlers = { profileState: profile } as unknown as Handlers<typeof Calls>

/** A screen that writes down which rooms it hears are gone. */
function screenAt(channel: Channel) {
  const gone: string[] = []
  const none = Object.fromEntries(Object.keys(screenEvents).map(name => [name, () => undefined]))
  const listeners = { ...none, roomGone: ({ room }: { room: string }) => void gone.push(room) }
  const core = createCaller(
    channel,
    screenCalls,
    screenEvents,
    listeners as unknown as Listeners<typeof screenEvents>,
  )
  return { gone, core }
}

describe('the door to the screen', () => {
  it('serves the screen of the moment and shuts out the one before', async () => {
    const door = createScreenDoor()
    const first = channelPair()
    const second = channelPair()
    const old = screenAt(first.near)
    const fresh = screenAt(second.near)
    door.attach(first.far, handlers)
    expect(await old.core.profileState({})).toEqual({
      ok: true,
      value: { exists: true, open: false, wait: 0 },
    })
    door.attach(second.far, handlers)
    expect(await old.core.profileState({})).toEqual({ ok: false, code: 'PORT_CLOSED' })
    door.emit.roomGone({ room })
    await vi.waitFor(() => expect(fresh.gone).toEqual([room]))
    expect(old.gone).toEqual([])
    second.near.close()
  })

  it('tells nobody when there is no screen', async () => {
    const door = createScreenDoor()
    door.emit.roomGone({ room })
    const { near, far } = channelPair()
    const { gone } = screenAt(near)
    door.attach(far, handlers)
    near.close()
    await vi.waitFor(() => expect(() => door.emit.roomGone({ room })).not.toThrow())
    expect(gone).toEqual([])
  })
})

describe('the channel to main', () => {
  it('gives the port that came with an event, once, and none that came with another', () => {
    let deliver: (event: unknown) => void = () => undefined
    const parent = {
      on: (_name: string, listener: typeof deliver) => {
        deliver = listener
      },
      postMessage: vi.fn(),
    }
    const channel = createParentChannel(parent as unknown as Parameters<typeof createParentChannel>[0])
    const taken: unknown[] = []
    channel.onMessage(() => taken.push(channel.takePort(), channel.takePort()))
    deliver({ data: 1, ports: ['a'] })
    deliver({ data: 2, ports: [] })
    expect(taken).toEqual(['a', undefined, undefined, undefined])
  })
})

describe('E-23: failureReport', () => {
  it('names the call and the places, and nothing that was said', () => {
    const error = new TypeError('private words\n    at home with her')
    const report = failureReport('sendMessage', error)
    expect(report).toMatch(/^core: sendMessage failed\n\s+at .*screenDoor\.test/)
    expect(report).not.toMatch(/private words|at home/)
    expect(failureReport('join', 'private words')).toBe('core: join failed\n')
  })
})
