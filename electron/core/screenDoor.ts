import { createEmitter } from '../../shared/ports/createEmitter.ts'
import { screenCalls, screenEvents } from '../../shared/ports/screenPort.ts'
import { type ServeOptions, serveCalls } from '../../shared/ports/serveCalls.ts'
import type { Channel, Emitter, Handlers } from '../../shared/ports/typedPort.ts'

type ScreenEmitter = Emitter<typeof screenEvents>

/** Where the screen comes and goes while the session stays: a page that was loaded anew brings a new port. */
export type ScreenDoor = {
  /** Events go to the screen of the moment, and nowhere when there is none. */
  readonly emit: ScreenEmitter
  /** Serves this screen from now on; the one before, if any, is shut out. */
  attach(channel: Channel, handlers: Handlers<typeof screenCalls>): void
}

/** Makes the door of core to the screen. */
export function createScreenDoor(options: ServeOptions = {}): ScreenDoor {
  let screen: Channel | null = null
  const channel: Channel = {
    post: message => screen?.post(message),
    onMessage: () => undefined,
    close: () => undefined,
  }
  return {
    emit: createEmitter(channel, screenEvents),
    attach(next, handlers) {
      screen?.close()
      screen = next
      next.onClose?.(() => {
        if (screen === next) screen = null
      })
      serveCalls(next, screenCalls, handlers, options)
    },
  }
}
