import { createCaller } from '../../shared/ports/createCaller.ts'
import { type HostApi, hostCalls, hostEvents } from '../../shared/ports/hostPort.ts'
import type { Channel } from '../../shared/ports/typedPort.ts'

/** Listeners of one event. */
function createListeners<Event>() {
  const listeners = new Set<(event: Event) => void>()
  return {
    add: (listener: (event: Event) => void) => void listeners.add(listener),
    tell: (event: Event) => {
      for (const listener of listeners) listener(event)
    },
  }
}

/** The few named functions that a page gets of main: no channel, no event object, nothing else. */
export function createHostApi(channel: Channel): HostApi {
  const coreGone = createListeners<object>()
  const idle = createListeners<object>()
  const hidePractised = createListeners<{ readonly took: number }>()
  const host = createCaller(channel, hostCalls, hostEvents, {
    coreGone: coreGone.tell,
    idle: idle.tell,
    hidePractised: hidePractised.tell,
  })
  return {
    startSignaling: host.startSignaling,
    plannedSignaling: host.plannedSignaling,
    stopSignaling: host.stopSignaling,
    hide: host.hide,
    quit: host.quit,
    lock: host.lock,
    active: host.active,
    copied: host.copied,
    readClipboard: host.readClipboard,
    savePlainText: host.savePlainText,
    practiseHide: host.practiseHide,
    readSettings: host.readSettings,
    forgetSettings: host.forgetSettings,
    changeSettings: host.changeSettings,
    onCoreGone: listener => coreGone.add(() => listener()),
    onIdle: listener => idle.add(() => listener()),
    onHidePractised: hidePractised.add,
  }
}
