import { closeSync, openSync, readSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { ProtocolError } from '../../shared/bytes/protocolError.ts'
import { type hostCalls, type Settings, settingsSchema } from '../../shared/ports/hostPort.ts'
import { writeAtomically } from './writeAtomically.ts'

/** Some of the settings. */
export type SettingsChange = z.output<typeof hostCalls.changeSettings.request>['change']

/** What holds where nothing was chosen. */
export const DEFAULT_SETTINGS: Settings = {
  language: null,
  appearance: 'rowan',
  lockAfter: 120_000,
  hideOnShift: false,
  hideKey: null,
  hinderCapture: true,
  practised: false,
}

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

function readKept(path: string): Settings {
  try {
    return settingsSchema.parse(JSON.parse(readSmall(path)))
  } catch {
    // A file that is missing, damaged or of another version says nothing: the defaults hold.
    return DEFAULT_SETTINGS
  }
}

function changed(settings: Settings, change: SettingsChange): Settings {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  return settingsSchema.parse({ ...settings, ...Object.fromEntries(given) })
}

/** The settings of this computer: those of this session, and the file with those that were chosen for good. */
export class SettingsFile {
  readonly #folder: string
  #kept: Settings
  #now: Settings
  #last: Promise<void> = Promise.resolve()

  constructor(folder: string) {
    this.#folder = folder
    this.#kept = readKept(join(folder, FILE))
    this.#now = this.#kept
  }

  get now(): Settings {
    return this.#now
  }

  /** They hold from now on, also where they cannot be kept: SETTINGS_WRITE. */
  async change(change: SettingsChange, keep: boolean): Promise<Settings> {
    this.#now = changed(this.#now, change)
    if (keep) await this.#keep(changed(this.#kept, change))
    return this.#now
  }

  async #keep(settings: Settings): Promise<void> {
    this.#kept = settings
    const written = this.#last.then(() => this.#write(settings))
    this.#last = written.catch(() => undefined)
    await written
  }

  async #write(settings: Settings): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      await writeAtomically(join(this.#folder, FILE), Buffer.from(`${JSON.stringify(settings, null, 2)}\n`))
    } catch {
      throw new ProtocolError('SETTINGS_WRITE')
    }
  }
}
