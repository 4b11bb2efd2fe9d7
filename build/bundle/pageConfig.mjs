import { join } from 'node:path'
import react from '@vitejs/plugin-react'

/**
 * The vite configuration of one window's page: relative addresses for the app:// protocol, and nothing inline that its content
 * security policy would refuse.
 * @param {import('./targets.mjs').PageTarget} target
 * @param {{ source: string, out: string, mode?: 'production' | 'development' }} folders in development the page of components is in it
 * @returns {import('vite').InlineConfig}
 */
export function pageConfig(target, { source, out, mode = 'production' }) {
  return {
    configFile: false,
    mode,
    root: join(source, target.root),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [react()],
    build: {
      target: 'chrome114',
      outDir: join(out, target.folder),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4096,
    },
  }
}
