import { HIDE_GAP_MS, type HIDE_KEYS, HIDE_PRESSES } from '../../../shared/ports/hostPort.ts'

/** An input method may report a key that it took once more; a hand does not press it twice in so short a time. */
const ECHO_MS = 50

/** What counts of a key event before the page has it. */
export type KeyInput = {
  readonly type: string
  readonly key: string
  readonly code: string
  readonly isAutoRepeat: boolean
}

/** Which keys hide beside Escape. */
export type HideKeyChoice = {
  readonly hideOnShift: boolean
  readonly hideKey: (typeof HIDE_KEYS)[number] | null
}

type Press = 'Escape' | 'Shift' | 'own' | 'other'

// While an input method composes, `key` is "Process" and only `code` tells which one it was.
function pressOf({ key, code }: KeyInput, { hideOnShift, hideKey }: HideKeyChoice): Press {
  if (hideKey !== null && code === hideKey) return 'own'
  if (code === 'Escape' || key === 'Escape') return 'Escape'
  if (hideOnShift && (key === 'Shift' || /^Shift(?:Left|Right)$/.test(code))) return 'Shift'
  return 'other'
}

/**
 * Counts the presses that hide: Escape three times, or Shift where it is chosen, at most 1.5 s apart with no other key between, or
 * the person's own key once. A key that is held down counts once. Gives the time from the first to the last press when they are
 * complete, else null.
 */
export class HideKeys {
  readonly #now: () => number
  readonly #choice: () => HideKeyChoice
  #kind: Press = 'other'
  #times: number[] = []
  #composed = ''

  constructor(now: () => number, choice: () => HideKeyChoice) {
    this.#now = now
    this.#choice = choice
  }

  press(input: KeyInput): number | null {
    if (!/^(?:raw)?keydown$/i.test(input.type) || input.isAutoRepeat || this.#isEcho(input)) return null
    return this.#count(pressOf(input, this.#choice()))
  }

  /** A window of the system was closed without an answer, as Escape does. */
  dismissed(): number | null {
    return this.#count('Escape')
  }

  reset(): void {
    this.#kind = 'other'
    this.#times = []
    this.#composed = ''
  }

  #isEcho({ key, code }: KeyInput): boolean {
    // Without a code it is no key of a keyboard, but what an input method made of one.
    if (code === '' && key === 'Process') return true
    const last = this.#times.at(-1)
    const isEcho = code === this.#composed && key !== 'Process' && this.#now() - (last ?? 0) < ECHO_MS
    this.#composed = key === 'Process' ? code : ''
    return isEcho
  }

  #count(kind: Press): number | null {
    const now = this.#now()
    const last = this.#times.at(-1) ?? now
    if (kind === 'other') {
      this.reset()
      return null
    }
    if (kind !== this.#kind || now - last > HIDE_GAP_MS || now < last) this.#times = []
    this.#kind = kind
    this.#times.push(now)
    if (kind !== 'own' && this.#times.length < HIDE_PRESSES) return null
    const took = now - (this.#times[0] ?? now)
    this.reset()
    return Math.round(took)
  }
}
