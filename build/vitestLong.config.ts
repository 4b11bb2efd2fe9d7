import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.ts'

/** The tests that take minutes: `npm run test:long`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: undefined, reporters: undefined } },
  defineConfig({
    test: {
      include: ['tests/long/**/*.test.ts'],
      reporters: ['default', ['json', { outputFile: 'test-output/long.json' }]],
    },
  }),
)
