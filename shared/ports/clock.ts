/** Time as an argument: milliseconds since 1970 (advisory), and one-shot timers that can be called off. */
export type Clock = {
  now(): number
  after(milliseconds: number, run: () => void): () => void
}
