import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.ts'

const properties = fileURLToPath(new URL('../tests/properties', import.meta.url))

/** Files of schedules by seed, which `npm test` runs with few seeds. */
const seeded = readdirSync(properties)
  .filter(name => readFileSync(`${properties}/${name}`, 'utf8').includes('ROWAN_SCHEDULES'))
  .map(name => `tests/properties/${name}`)

/** The tests that take minutes, and those that take a number of seeds: `npm run test:long`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: undefined, reporters: undefined } },
  defineConfig({
    test: {
      include: ['tests/long/**/*.test.ts', ...seeded],
      reporters: ['default', ['json', { outputFile: 'test-output/long.json' }]],
    },
  }),
)
