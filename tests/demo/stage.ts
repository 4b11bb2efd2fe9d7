import { mkdirSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import type { RowanApp } from '../support/app/rowanApp.ts'

const PICTURES = 'demo-output'
const started = performance.now()

/** The windows of the demo, and the steps it prints and takes pictures of. */
export class Stage {
  readonly #apps: RowanApp[] = []
  #steps = 0

  constructor() {
    mkdirSync(PICTURES, { recursive: true })
  }

  /** Brings a window on stage. */
  enter(app: RowanApp): RowanApp {
    this.#apps.push(app)
    return app
  }

  /** Prints what was just seen, and keeps a picture of every window. */
  async show(what: string): Promise<void> {
    this.#steps += 1
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6)
    process.stdout.write(`${seconds} s  ✓ ${what}\n`)
    const step = `${this.#steps}`.padStart(2, '0')
    for (const app of this.#apps) await app.picture(`${PICTURES}/${step}-${app.name.toLowerCase()}.png`)
  }

  /** Keeps a picture of every window as it is, for a look at what went wrong. */
  async keep(): Promise<void> {
    for (const app of this.#apps) await app.picture(`${PICTURES}/failed-${app.name.toLowerCase()}.png`)
  }

  /** Closes every window. */
  async clear(): Promise<void> {
    for (const app of this.#apps) await app.close()
  }
}
