/** What a lock would end. */
export type Standing = { readonly profile: boolean; readonly rooms: boolean }

/** Nothing is open. */
export const NOTHING_OPEN: Standing = { profile: false, rooms: false }

/** What happens to the app because of the computer: nobody uses it, or it is put aside (sleep, lock, closed lid, another person's turn). */
export type Absence = 'idle' | 'away'

/** What main does about it. */
export type AbsenceActions = {
  readonly lock: () => void
  /** Ends the session as hiding does; without a profile there is nothing to come back to. */
  readonly hide: () => void
  readonly veil: () => void
}

/** An open profile is locked. Without one, rooms end when the computer is put aside, and are only veiled while nobody uses it. */
export function answerAbsence(absence: Absence, { profile, rooms }: Standing, actions: AbsenceActions): void {
  if (profile) actions.lock()
  else if (rooms && absence === 'away') actions.hide()
  else actions.veil()
}
