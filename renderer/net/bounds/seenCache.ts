/** Remembers the last so many texts it was shown. */
export class SeenCache {
  readonly #most: number
  readonly #texts = new Set<string>()

  constructor(most: number) {
    this.#most = most
  }

  /** True when the text is new; then it is remembered, and the oldest forgotten. */
  add(text: string): boolean {
    if (this.#texts.has(text)) return false
    this.#texts.add(text)
    if (this.#texts.size > this.#most) {
      const [oldest] = this.#texts
      if (oldest !== undefined) this.#texts.delete(oldest)
    }
    return true
  }

  has(text: string): boolean {
    return this.#texts.has(text)
  }
}
