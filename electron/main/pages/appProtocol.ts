import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Protocol } from 'electron'
import { APP_SCHEME, type PageName } from './appAddress.ts'
import { resolveAsset } from './resolveAsset.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** A page: its folder in the bundle, and its policy at the moment of asking. */
export type ServedPage = {
  readonly page: PageName
  readonly folder: string
  readonly policy: () => string
}

/** Makes `app:` a scheme with origins, like https; before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

async function readAsset(folder: string, path: string | null): Promise<Uint8Array | null> {
  if (path === null) return null
  try {
    return await readFile(join(folder, path))
  } catch {
    // A missing file, a folder and an unreadable file are all the same to a page: 404.
    return null
  }
}

/** What no page or frame of ours may even ask the browser for: some askings have crashed it. */
const NO_DEVICES = [
  'accelerometer',
  'bluetooth',
  'camera',
  'clipboard-read',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]
  .map(name => `${name}=()`)
  .join(', ')

function headers(policy: string, type: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'permissions-policy': NO_DEVICES,
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  }
}

/** Answers for one address of a page: a file of its folder, or 404. The policy is on every answer. */
export async function answerAsset({ page, folder, policy }: ServedPage, url: string): Promise<Response> {
  const path = resolveAsset(page, url)
  const body = await readAsset(folder, path)
  if (path === null || body === null)
    return new Response(null, { status: 404, headers: headers(policy(), 'text/plain') })
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  return new Response(new Uint8Array(body), { status: 200, headers: headers(policy(), type) })
}

/** Serves a page in its session, and no other page there, nor any file of this computer. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, served: ServedPage): void {
  protocol.handle(APP_SCHEME, request => answerAsset(served, request.url))
  protocol.handle('file', () => new Response(null, { status: 404 }))
}
