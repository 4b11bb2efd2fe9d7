import { HIDE_GAP_MS, HIDE_PRESSES } from '../../../shared/ports/hostPort.ts'

/** Presses of the key that hides, as they are seen while they are practised. */
export type HidePresses = { readonly count: number; readonly last: number }

/** None yet. */
export const noPresses: HidePresses = { count: 0, last: Number.NEGATIVE_INFINITY }

/** One more press at a time: after too long a pause, or after all of them, it is the first again. */
export function withPress({ count, last }: HidePresses, at: number): HidePresses {
  const goesOn = count < HIDE_PRESSES && at - last <= HIDE_GAP_MS
  return { count: goesOn ? count + 1 : 1, last: at }
}
