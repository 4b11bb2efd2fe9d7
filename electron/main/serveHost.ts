import { createEmitter } from '../../shared/ports/createEmitter.ts'
import { hostCalls, hostEvents } from '../../shared/ports/hostPort.ts'
import { serveCalls } from '../../shared/ports/serveCalls.ts'
import type { Emitter } from '../../shared/ports/typedPort.ts'
import type { createEmbeddedSignaling } from './embeddedSignaling.ts'
import { createHostChannel, type HostContents, type HostIpc } from './hostChannel.ts'

export type HostOptions = {
  readonly ipc: HostIpc
  readonly contents: HostContents
  readonly signaling: ReturnType<typeof createEmbeddedSignaling>
  /** Closes everything at once. */
  readonly quit: () => void
}

/** Serves the few calls that the screen may make to main, and gives what main may tell it. */
export function serveHost({ ipc, contents, signaling, quit }: HostOptions): Emitter<typeof hostEvents> {
  const channel = createHostChannel(ipc, contents)
  serveCalls(channel, hostCalls, {
    startSignaling: () => signaling.start(),
    stopSignaling: async () => {
      await signaling.stop()
      return {}
    },
    quit: () => {
      quit()
      return {}
    },
  })
  return createEmitter(channel, hostEvents)
}
