/** How many presses hide, and the longest pause between two of them, in ms (the same as in main). */
export const PRESSES = 3
const PAUSE = 1500

/** Presses of the key that hides, as they are seen while they are practised. */
export type HidePresses = { readonly count: number; readonly last: number }

/** None yet. */
export const noPresses: HidePresses = { count: 0, last: Number.NEGATIVE_INFINITY }

/** One more press at a time: after too long a pause, or after all of them, it is the first again. */
export function withPress({ count, last }: HidePresses, at: number): HidePresses {
  const goesOn = count < PRESSES && at - last <= PAUSE
  return { count: goesOn ? count + 1 : 1, last: at }
}
