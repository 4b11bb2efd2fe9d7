import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '../tests/e2e',
  outputDir: '../test-output/e2e',
  globalSetup: './openDisplay.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  globalTimeout: 20 * 60_000,
  reporter: [['list'], ['json', { outputFile: '../test-output/playwright.json' }]],
})
