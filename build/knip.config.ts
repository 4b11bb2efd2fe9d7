import type { KnipConfig } from 'knip'

/** A page starts with the script that its index.html names. */
function scriptsOf(html: string): string {
  const sources = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(match => match[1] ?? '')
  return sources.map(source => `import '${source.replace(/^\//, './')}'`).join('\n')
}

const config: KnipConfig = {
  entry: [
    'electron/main/main.ts',
    'electron/core/core.ts',
    'electron/preload/{screen,net}.ts',
    'electron/signaling/cli.ts',
    'electron/organisation/cli.ts',
    'renderer/{screen,net}/index.html',
    'build/tasks/*.mjs',
    'build/runtime/loader.cjs',
    'build/dependencyRules.cjs',
    'tests/**/*.{test,spec}.{ts,tsx}',
    'tests/demo/demo.ts',
    // bundled by path, to run in a process of their own
    'tests/**/*Process.ts',
    'tests/vectors/generators/writeVectors.ts',
    'tests/support/session/writeMessages.ts',
    'tests/bench/{bench,signaling}.ts',
    'tests/bench/emptyApp/main.cjs',
    // the screens over a core in memory: bundled by path
    'tests/screens/stage/{index.html,main.cjs}',
    'tests/screens/pictures/pictures.ts',
    'build/icons/drawIcons.mjs',
    // for translators, not for the program
    'shared/i18n/notes.ts',
  ],
  project: ['{shared,electron,renderer,tests,build}/**/*.{ts,tsx,mjs,cjs}', 'renderer/*/index.html'],
  // A type or a limit beside the function that uses it is part of what the file says.
  ignoreExportsUsedInFile: true,
  compilers: { html: scriptsOf },
  vitest: {
    config: ['build/vitest.config.ts', 'build/vitestLong.config.ts', 'build/mutation/vitest.config.ts'],
  },
  playwright: { config: ['build/playwright.config.ts', 'build/playwrightPackage.config.ts'] },
  // Started by path from build/tasks, not imported.
  ignoreDependencies: ['@biomejs/biome', '@stryker-mutator/vitest-runner', 'dependency-cruiser'],
  ignoreBinaries: ['Xvfb', 'useradd', 'mount', 'umount', 'dd', 'openssl', 'ip', 'certutil'],
}

export default config
