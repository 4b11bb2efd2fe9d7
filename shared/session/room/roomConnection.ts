import type { ServerView } from '../../ports/serverViews.ts'
import type { ServerState } from '../../ports/transport.ts'

/** Whether a room is open, on which servers, and what is known of them. */
export class RoomConnection {
  #servers: readonly string[]
  #isOpen = false
  readonly #states = new Map<string, ServerState>()
  /** True once a device was linked since the room was made here. */
  wasLinked = false

  constructor(servers: readonly string[]) {
    this.#servers = servers
  }

  /** The signalling servers of this room. */
  get servers(): readonly string[] {
    return this.#servers
  }

  /** True between opening and closing. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Opens on these servers. */
  open(servers: readonly string[]): void {
    this.#isOpen = true
    this.#servers = servers
  }

  /** Closes and forgets what was known of the servers. */
  close(): void {
    this.#isOpen = false
    this.#states.clear()
  }

  /** Takes word of a server; false when it is none of this open room. */
  take(url: string, state: ServerState): boolean {
    if (!this.#isOpen || !this.#servers.includes(url)) return false
    this.#states.set(url, state)
    return true
  }

  /** True while this server can be spoken to. */
  isServerOpen(url: string): boolean {
    return this.#isOpen && this.#servers.includes(url) && this.#states.get(url) === 'open'
  }

  /** The servers and whether they are reached. */
  views(): Pick<ServerView, 'url' | 'state'>[] {
    return this.#servers.map(url => ({ url, state: this.#states.get(url) ?? 'connecting' }))
  }
}
