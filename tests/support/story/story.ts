/** A story of several people, told line by line while it happens and printed when it is over: until then no word of it stands in a file of the runner. */
export class Story {
  readonly #title: string
  readonly #lines: string[] = []
  readonly #began = performance.now()

  constructor(title: string) {
    this.#title = title
  }

  /** Who did what, and what she then sees or hears, in her own language. */
  tell(who: string, what: string, meets = ''): void {
    const line = `    ${who.padEnd(12)} ${what}`
    this.#lines.push(meets === '' ? line : `${line}  ·  ${meets}`)
  }

  /** Prints everything that was told. */
  print(): void {
    const seconds = Math.round((performance.now() - this.#began) / 1000)
    console.log([`\n  ${this.#title}`, ...this.#lines, `    (${seconds} s)\n`].join('\n'))
  }
}
