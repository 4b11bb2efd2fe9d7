import type { Clock } from '../../../shared/ports/clock.ts'
import { createStore, type Store } from './createStore.ts'

/** The wait after the first wrong code, and the longest one, in ms; each wrong code doubles it. */
const FIRST_WAIT = 1000
const LONGEST_WAIT = 60_000

/** What is seen of the veil. */
export type VeilState = {
  readonly drawn: boolean
  /** Does it lift only with a code? */
  readonly coded: boolean
  /** Was the last code wrong, and is none taken just now? */
  readonly wrong: boolean
  readonly waiting: boolean
}

/** The cover over the page. It hides what a passer-by would see; it locks nothing and ends nothing. */
export type Veil = {
  readonly state: Store<VeilState>
  draw(): void
  /** Lifts it, where a code was chosen only with that code. Gives whether it is lifted. */
  lift(code?: string): boolean
  /** Chooses the code of this session, in memory only; an empty one takes it away. */
  choose(code: string): void
}

/** Two texts as a person means them: an input method may compose the same letters in another way. */
const same = (one: string, other: string) => one.normalize('NFKC') === other.normalize('NFKC')

/** Makes the veil, lifted. */
export function createVeil(clock: Clock): Veil {
  const state = createStore<VeilState>({ drawn: false, coded: false, wrong: false, waiting: false })
  const patch = (change: Partial<VeilState>) => state.set({ ...state.get(), ...change })
  let chosen = ''
  let tries = 0

  function refuse(): void {
    patch({ wrong: true, waiting: true })
    clock.after(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries), () => patch({ waiting: false }))
    tries += 1
  }

  return {
    state,
    draw() {
      if (!state.get().drawn) patch({ drawn: true })
    },
    lift(code = '') {
      if (state.get().waiting) return false
      if (chosen !== '' && !same(code, chosen)) {
        refuse()
        return false
      }
      tries = 0
      patch({ drawn: false, wrong: false })
      return true
    },
    choose(code) {
      chosen = code
      patch({ coded: code !== '' })
    },
  }
}
