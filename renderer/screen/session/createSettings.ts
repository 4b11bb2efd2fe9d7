import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/ports/hostPort.ts'
import { createStore, type Store } from './createStore.ts'
import type { Host } from './sessionGround.ts'

/** The settings as the screen shows them. */
export type SettingsState = {
  readonly settings: Settings
  /** Is every change written to this computer, without an open profile? Only where somebody ticked that, now or earlier. */
  readonly remember: boolean
  readonly problem: ErrorCode | null
}

/** The settings of this computer. A change holds at once. */
export type SettingsControl = {
  readonly state: Store<SettingsState>
  read(): Promise<void>
  change(change: Partial<Settings>): Promise<void>
  /** Remembers all settings as they are and every change from now on, or takes what was written away again. */
  remember(on: boolean): Promise<void>
}

type SettingsHost = Pick<Host, 'readSettings' | 'changeSettings' | 'forgetSettings'>

/** Makes the settings. They are written to this computer while a profile is open, or once she ticked that; otherwise never. */
export function createSettings(host: SettingsHost, isProfileOpen: () => boolean): SettingsControl {
  const state = createStore<SettingsState>({ settings: DEFAULT_SETTINGS, remember: false, problem: null })
  const patch = (change: Partial<SettingsState>) => state.set({ ...state.get(), ...change })
  async function read(): Promise<void> {
    const found = await host.readSettings({})
    if (found.ok) patch({ settings: found.value.settings, remember: found.value.kept })
  }
  async function change(wanted: Partial<Settings>): Promise<void> {
    const before = state.get().settings
    const settings = { ...before, ...wanted }
    patch({ settings, problem: null })
    const keep = state.get().remember || isProfileOpen()
    const changed = await host.changeSettings({ change: keep ? settings : wanted, keep })
    if (changed.ok) return patch({ settings: changed.value })
    patch({ problem: changed.code })
    if (!keep) return patch({ settings: before })
    // It could not be written; until Rowan closes it can hold all the same.
    const held = await host.changeSettings({ change: wanted, keep: false })
    patch({ settings: held.ok ? held.value : before })
  }
  return {
    state,
    read,
    change,
    async remember(on) {
      patch({ remember: on, problem: null })
      if (on) return change({})
      const forgotten = await host.forgetSettings({})
      if (!forgotten.ok) patch({ remember: true, problem: forgotten.code })
    },
  }
}
