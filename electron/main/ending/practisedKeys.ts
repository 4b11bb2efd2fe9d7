import { type HideKeyChoice, HideKeys, type KeyInput } from './hideKeys.ts'

export type PractisedOptions = {
  readonly now: () => number
  readonly choice: () => HideKeyChoice
  readonly hide: () => void
  /** Complete while they are practised; with the time from the first to the last press in ms. */
  readonly practised: (took: number) => void
}

/** The keys that hide, which once after being asked for do nothing but say that they were pressed well. */
export class PractisedKeys {
  readonly #options: PractisedOptions
  readonly #keys: HideKeys
  #isPractice = false

  constructor(options: PractisedOptions) {
    this.#options = options
    this.#keys = new HideKeys(options.now, options.choice)
  }

  practise(on: boolean): void {
    this.#isPractice = on
    this.#keys.reset()
  }

  press(input: KeyInput): void {
    this.#pressed(this.#keys.press(input))
  }

  /** A window of the system was closed without an answer, as Escape does. */
  dismissed(): void {
    this.#pressed(this.#keys.dismissed())
  }

  #pressed(took: number | null): void {
    if (took === null) return
    if (!this.#isPractice) {
      this.#options.hide()
      return
    }
    this.#isPractice = false
    this.#options.practised(took)
  }
}
