/** A new seed for each run; SEED=123 repeats one. */
export const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007)
