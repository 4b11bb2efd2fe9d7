import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const kinds = ['unit', 'integration', 'hostile', 'properties', 'vectors']

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: kinds.map(kind => `tests/${kind}/**/*.test.{ts,tsx}`),
    setupFiles: ['build/seedRandomTests.ts'],
    pool: 'forks',
    // one more than the cores of a small computer: many tests only wait for a moment to pass
    maxWorkers: 3,
    retry: 0,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    allowOnly: false,
    reporters: ['default', ['json', { outputFile: 'test-output/vitest.json' }]],
  },
})
