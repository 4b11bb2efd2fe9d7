import { join } from 'node:path'
import type { ClassicLevel } from 'classic-level'
import { ProtocolError } from '../../shared/bytes/protocolError.ts'
import type { KeyValueChange, KeyValueStore, OpenKeyValueStore } from '../../shared/ports/store.ts'
import { openLevel } from './openLevel.ts'

/** The folder of the values inside the folder of the profile. */
export const LEVEL_FOLDER = 'store'

const BYTES = { keyEncoding: 'view', valueEncoding: 'view' } as const
const FIRST = new Uint8Array(32)
const LAST = new Uint8Array(32).fill(255)

/** Opens the values of a profile's folder on LevelDB. PROFILE_BUSY while another process has it, PROFILE_WRITE where nothing can be written, PROFILE_DAMAGED. */
export function levelStore(profileFolder: string): OpenKeyValueStore {
  const folder = join(profileFolder, LEVEL_FOLDER)
  return async () => {
    const { level, wasRepaired } = await openLevel(folder)
    return new LevelStore(folder, level, wasRepaired)
  }
}

type Level = ClassicLevel<Uint8Array, Uint8Array>

class LevelStore implements KeyValueStore {
  readonly #folder: string
  readonly wasRepaired: boolean
  /** Null after a write that failed: LevelDB takes no other one until it is opened anew. */
  #level: Level | null
  #isClosed = false

  constructor(folder: string, level: Level, wasRepaired: boolean) {
    this.#folder = folder
    this.#level = level
    this.wasRepaired = wasRepaired
  }

  async getMany(keys: readonly Uint8Array[]): Promise<readonly (Uint8Array | undefined)[]> {
    const level = await this.#opened()
    try {
      return await level.getMany([...keys], BYTES)
    } catch {
      // a damaged block takes the whole answer with it: then each is asked for by itself
      return Promise.all(keys.map(key => readOne(level, key)))
    }
  }

  async write(changes: readonly KeyValueChange[]): Promise<void> {
    if (changes.length === 0) return
    const level = await this.#opened()
    const batch = changes.map(({ key, value }) =>
      value === null ? ({ type: 'del', key } as const) : ({ type: 'put', key, value } as const),
    )
    await this.#failing(level, () => level.batch(batch, { ...BYTES, sync: true }))
  }

  async clear(): Promise<void> {
    const level = await this.#opened()
    await this.#failing(level, async () => {
      const keys: Uint8Array[] = await level.keys({ keyEncoding: 'view' }).all()
      for (let at = 0; at < keys.length; at += 1000)
        await level.batch(
          keys.slice(at, at + 1000).map(key => ({ type: 'del', key }) as const),
          { ...BYTES, sync: true },
        )
    })
    await this.compact()
  }

  /**
   * What was removed lies in the log, or in a table together with its removal: LevelDB leaves a table as it is where nothing newer
   * overlaps it. So the log is made a table, and one that spans all keys is merged with every other.
   */
  async compact(): Promise<void> {
    const level = await this.#opened()
    await this.#failing(level, async () => {
      await level.compactRange(FIRST, LAST, { keyEncoding: 'view' })
      const ends = [FIRST, LAST].map(key => ({ type: 'del', key }) as const)
      await level.batch(ends, { ...BYTES, sync: true })
      await level.compactRange(FIRST, LAST, { keyEncoding: 'view' })
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#level?.close()
    this.#level = null
  }

  async #opened(): Promise<Level> {
    if (this.#isClosed) throw new ProtocolError('PROFILE_WRITE')
    if (this.#level === null) {
      const { level } = await failing(() => openLevel(this.#folder))
      this.#level = level
    }
    return this.#level
  }

  async #failing(level: Level, act: () => Promise<void>): Promise<void> {
    try {
      await failing(act)
    } catch (error) {
      if (this.#level === level) this.#level = null
      await level.close()
      throw error
    }
  }
}

async function failing<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch {
    throw new ProtocolError('PROFILE_WRITE')
  }
}

async function readOne(level: Level, key: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await level.get(key, BYTES)
  } catch {
    // no value is this short: whoever opens it finds that it cannot be read
    return new Uint8Array()
  }
}
