/** What is used of Electron's powerMonitor. */
export type PowerEvents = { on(event: string, listener: () => void): unknown }

export type PowerActions = {
  /** The computer is put aside: sleep (a closed lid too), its lock, or another person's turn at it. */
  readonly away: () => void
  /** It is switched off. */
  readonly quit: () => void
}

const AWAY = ['suspend', 'lock-screen', 'user-did-resign-active'] as const

/** Hears what happens to the computer. There is no event for a lid: the sleep or the lock that follows it is what is told. */
export function watchPower(power: PowerEvents, { away, quit }: PowerActions): void {
  for (const event of AWAY) power.on(event, away)
  power.on('shutdown', quit)
}
