import { ensureSignaling } from '../../shared/signaling/signalingError.ts'
import { TokenBucket } from '../../shared/signaling/tokenBucket.ts'
import type { ServerLimits } from './serverLimits.ts'

interface Entry {
  sockets: number
  readonly connects: TokenBucket
}

/** How many sockets each address has and how fast it opens them; kept in memory, and only while it matters. */
export class AddressLedger {
  readonly #limits: ServerLimits
  readonly #entries = new Map<string, Entry>()

  constructor(limits: ServerLimits) {
    this.#limits = limits
  }

  get size(): number {
    return this.#entries.size
  }

  /** Raises SIG_ADDRESS_FULL when this address has too many sockets, or comes back too fast after being closed. */
  knock(key: string, nowMs: number): void {
    const entry = this.#entryOf(key, nowMs)
    ensureSignaling(entry.sockets < this.#limits.maxSocketsPerAddress, 'SIG_ADDRESS_FULL')
    ensureSignaling(entry.connects.take(nowMs), 'SIG_ADDRESS_FULL')
  }

  enter(key: string, nowMs: number): void {
    this.#entryOf(key, nowMs).sockets += 1
  }

  leave(key: string, nowMs: number): void {
    this.#entryOf(key, nowMs).sockets -= 1
  }

  /** Forgets the addresses that have no socket and have rested. */
  sweep(nowMs: number): void {
    for (const [key, entry] of this.#entries) {
      if (entry.sockets === 0 && entry.connects.isFull(nowMs)) this.#entries.delete(key)
    }
  }

  #entryOf(key: string, nowMs: number): Entry {
    const known = this.#entries.get(key)
    if (known !== undefined) return known
    const { connectsPerSecondPerAddress: perSecond, maxSocketsPerAddress: burst } = this.#limits
    const entry = { sockets: 0, connects: new TokenBucket({ perSecond, burst }, nowMs) }
    this.#entries.set(key, entry)
    return entry
  }
}
