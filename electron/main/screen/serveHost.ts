import { createEmitter } from '../../../shared/ports/createEmitter.ts'
import { CLIPBOARD_MAX, hostCalls, hostEvents, type Settings } from '../../../shared/ports/hostPort.ts'
import { serveCalls } from '../../../shared/ports/serveCalls.ts'
import type { Emitter } from '../../../shared/ports/typedPort.ts'
import type { SettingsChange } from '../files/settingsFile.ts'
import type { createEmbeddedSignaling } from '../network/embeddedSignaling.ts'
import { createHostChannel, type HostContents, type HostIpc } from './hostChannel.ts'

/** What main does when the screen asks. */
export type HostServices = {
  readonly signaling: ReturnType<typeof createEmbeddedSignaling>
  /** Closes everything in good order. */
  readonly quit: () => void
  readonly hide: () => void
  readonly lock: () => void
  /** The person does something. */
  readonly active: () => void
  readonly copied: () => void
  readonly readClipboard: () => Promise<string>
  readonly savePlainText: (text: string) => Promise<boolean>
  readonly practiseHide: (on: boolean) => void
  readonly readSettings: () => { readonly settings: Settings; readonly kept: boolean }
  readonly forgetSettings: () => Promise<void>
  readonly changeSettings: (change: SettingsChange, keep: boolean) => Promise<Settings>
}

/** What main may tell a screen, until it is released. */
export type Host = { readonly events: Emitter<typeof hostEvents>; release(): void }

const EMPTY = {}

/** Serves the few calls that a screen may make to main. */
export function serveHost(ipc: HostIpc, contents: HostContents, services: HostServices): Host {
  const channel = createHostChannel(ipc, contents)
  const done = (act: () => void) => () => {
    act()
    return EMPTY
  }
  serveCalls(channel, hostCalls, {
    startSignaling: () => services.signaling.start(),
    plannedSignaling: () => services.signaling.planned(),
    stopSignaling: async () => {
      await services.signaling.stop()
      return EMPTY
    },
    quit: done(services.quit),
    hide: done(services.hide),
    lock: done(services.lock),
    active: done(services.active),
    copied: done(services.copied),
    readClipboard: async () => ({ text: (await services.readClipboard()).slice(0, CLIPBOARD_MAX) }),
    savePlainText: async ({ text }) => ({ saved: await services.savePlainText(text) }),
    practiseHide: ({ on }) => {
      services.practiseHide(on)
      return EMPTY
    },
    readSettings: () => services.readSettings(),
    forgetSettings: async () => {
      await services.forgetSettings()
      return EMPTY
    },
    changeSettings: ({ change, keep }) => services.changeSettings(change, keep),
  })
  return { events: createEmitter(channel, hostEvents), release: () => channel.close() }
}
