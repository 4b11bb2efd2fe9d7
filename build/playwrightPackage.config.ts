import { defineConfig } from '@playwright/test'

/** The tests of the packed app in release/, which `npm run package` runs when it has made it. */
export default defineConfig({
  testDir: '../tests/package',
  outputDir: '../test-output/package',
  globalSetup: './openDisplay.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  globalTimeout: 8 * 60_000,
  reporter: [['list'], ['json', { outputFile: '../test-output/packaged.json' }]],
})
