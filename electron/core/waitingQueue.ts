/** How much may wait, in bytes; what comes after that is lost, as on a network. */
export const WAITING_MAX = 32 * 1024 * 1024

/** What was sent while there was no window to send it through, in its order, by where it goes. */
export class WaitingQueue<Key> {
  readonly #items = new Map<Key, Uint8Array[]>()
  #size = 0

  add(key: Key, bytes: Uint8Array): void {
    if (this.#size + bytes.length > WAITING_MAX) return
    this.#size += bytes.length
    const items = this.#items.get(key)
    if (items) items.push(bytes)
    else this.#items.set(key, [bytes])
  }

  /** All that waits for this place, which then waits no more. */
  take(key: Key): readonly Uint8Array[] {
    const items = this.#items.get(key) ?? []
    this.#items.delete(key)
    for (const { length } of items) this.#size -= length
    return items
  }

  drop(key: Key): void {
    this.take(key)
  }
}
