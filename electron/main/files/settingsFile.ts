import { closeSync, openSync, readSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import {
  DEFAULT_SETTINGS,
  type hostCalls,
  type Settings,
  settingsSchema,
} from '../../../shared/ports/hostPort.ts'
import { writeAtomically } from './writeAtomically.ts'

/** Some of the settings. */
export type SettingsChange = z.output<typeof hostCalls.changeSettings.request>['change']

/** A larger file is none of ours. */
const FILE_MAX = 4096
const FILE = 'settings.json'

function readSmall(path: string): string {
  const buffer = Buffer.alloc(FILE_MAX + 1)
  const file = openSync(path, 'r')
  try {
    const length = readSync(file, buffer, 0, buffer.length, 0)
    return length > FILE_MAX ? '' : buffer.toString('utf8', 0, length)
  } finally {
    closeSync(file)
  }
}

/** Null for a file that is missing, damaged or of a later version: it says nothing. What an earlier version did not know is as if never chosen. */
function readKept(path: string): Settings | null {
  try {
    const { ...found }: object = JSON.parse(readSmall(path))
    return settingsSchema.parse({ ...DEFAULT_SETTINGS, ...found })
  } catch {
    return null
  }
}

function changed(settings: Settings, change: SettingsChange): Settings {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  return settingsSchema.parse({ ...settings, ...Object.fromEntries(given) })
}

/** The settings of this computer: those of this session, and the file with those that were chosen for good. */
export class SettingsFile {
  readonly #folder: string
  #kept: Settings | null
  #now: Settings
  #last: Promise<void> = Promise.resolve()

  constructor(folder: string) {
    this.#folder = folder
    this.#kept = readKept(join(folder, FILE))
    this.#now = this.#kept ?? DEFAULT_SETTINGS
  }

  get now(): Settings {
    return this.#now
  }

  /** Whether they stand in the file. */
  get isKept(): boolean {
    return this.#kept !== null
  }

  /** They hold from now on, also where they cannot be kept: SETTINGS_WRITE. */
  async change(change: SettingsChange, keep: boolean): Promise<Settings> {
    this.#now = changed(this.#now, change)
    if (keep) await this.#keep(changed(this.#kept ?? DEFAULT_SETTINGS, change))
    return this.#now
  }

  /** Removes the file; they hold on until the app is closed. SETTINGS_WRITE. */
  async forget(): Promise<void> {
    await this.#inTurn(() => this.#remove())
    this.#kept = null
  }

  async #keep(settings: Settings): Promise<void> {
    await this.#inTurn(() => this.#write(settings))
    this.#kept = settings
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.#last.then(act)
    this.#last = done.catch(() => undefined)
    return done
  }

  async #write(settings: Settings): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      await writeAtomically(join(this.#folder, FILE), Buffer.from(`${JSON.stringify(settings, null, 2)}\n`))
    } catch {
      throw new ProtocolError('SETTINGS_WRITE')
    }
  }

  async #remove(): Promise<void> {
    try {
      await rm(join(this.#folder, FILE), { force: true })
    } catch {
      throw new ProtocolError('SETTINGS_WRITE')
    }
  }
}
