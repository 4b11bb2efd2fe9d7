import type { VaultFiles } from '../../../shared/ports/store.ts'

/** The two generations of a vault in memory, and how often each was written. */
export class MemoryVaultFiles implements VaultFiles {
  generations: readonly Uint8Array[]
  saves: boolean[] = []
  loads = 0

  constructor(...generations: readonly Uint8Array[]) {
    this.generations = generations
  }

  async load(): Promise<readonly Uint8Array[]> {
    this.loads += 1
    return this.generations.map(bytes => bytes.slice())
  }

  async save(bytes: Uint8Array, keepPrevious: boolean): Promise<void> {
    const [newest] = this.generations
    this.saves.push(keepPrevious)
    this.generations = keepPrevious && newest !== undefined ? [bytes.slice(), newest] : [bytes.slice()]
  }

  async dropPrevious(): Promise<void> {
    this.generations = this.generations.slice(0, 1)
  }

  async remove(): Promise<void> {
    this.generations = []
  }
}
