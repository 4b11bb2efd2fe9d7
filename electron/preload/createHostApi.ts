import { createCaller } from '../../shared/ports/createCaller.ts'
import { type HostApi, hostCalls, hostEvents } from '../../shared/ports/hostPort.ts'
import type { Channel } from '../../shared/ports/typedPort.ts'

/** The few named functions that a page gets of main: no channel, no event object, nothing else. */
export function createHostApi(channel: Channel): HostApi {
  const listeners = new Set<() => void>()
  const host = createCaller(channel, hostCalls, hostEvents, {
    coreGone: () => {
      for (const listener of listeners) listener()
    },
  })
  return {
    startSignaling: host.startSignaling,
    stopSignaling: host.stopSignaling,
    quit: host.quit,
    onCoreGone: listener => void listeners.add(listener),
  }
}
