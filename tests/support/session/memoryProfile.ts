import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import type { KeyValueChange, KeyValueStore, VaultFiles } from '../../../shared/ports/store.ts'

/** The folder of a profile in memory: the generations of its vault, and the values of its store. A copy is another disk. */
export class MemoryProfile {
  generations: readonly Uint8Array[] = []
  values = new Map<string, Uint8Array>()
  /** Nothing can be written while this says so. */
  isFull = false
  /** How often values were written. */
  writes = 0
  #isTaken = false

  /** The same bytes on another disk. */
  copy(): MemoryProfile {
    const copy = new MemoryProfile()
    copy.generations = this.generations.map(bytes => bytes.slice())
    copy.values = new Map([...this.values].map(([key, value]) => [key, value.slice()]))
    return copy
  }

  /** Every byte that stands on this disk. */
  get bytes(): Uint8Array[] {
    return [
      ...this.generations,
      ...[...this.values].flatMap(([key, value]) => [Buffer.from(key, 'hex'), value]),
    ]
  }

  readonly vaultFiles: VaultFiles = {
    load: async () => this.generations,
    save: async (bytes, keepPrevious) => {
      this.#check()
      this.generations = [bytes.slice(), ...(keepPrevious ? this.generations.slice(0, 1) : [])]
    },
    dropPrevious: async () => {
      this.#check()
      this.generations = this.generations.slice(0, 1)
    },
    remove: async () => {
      this.#check()
      this.generations = []
    },
  }

  readonly openStore = async (): Promise<KeyValueStore> => {
    if (this.#isTaken) throw new ProtocolError('PROFILE_BUSY')
    this.#isTaken = true
    return {
      wasRepaired: false,
      getMany: async keys => keys.map(key => this.values.get(Buffer.from(key).toString('hex'))),
      write: async changes => this.#write(changes),
      clear: async () => {
        this.#check()
        this.values.clear()
      },
      compact: async () => undefined,
      close: async () => {
        this.#isTaken = false
      },
    }
  }

  #write(changes: readonly KeyValueChange[]): void {
    this.#check()
    this.writes += 1
    for (const { key, value } of changes) {
      const name = Buffer.from(key).toString('hex')
      if (value === null) this.values.delete(name)
      else this.values.set(name, value.slice())
    }
  }

  #check(): void {
    if (this.isFull) throw new ProtocolError('PROFILE_WRITE')
  }
}
