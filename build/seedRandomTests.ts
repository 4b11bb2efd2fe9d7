import { configureGlobal } from 'fast-check'

const seed = process.env.ROWAN_SEED

// `npm test` chooses one seed for the whole run and prints it; a single file run by hand lets fast-check choose and print its own.
if (seed !== undefined) configureGlobal({ seed: Number(seed) })
