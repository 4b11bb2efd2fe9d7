import { isProxyHost } from '../../../shared/ports/isProxyHost.ts'
import type { ProxyKind, ProxySetting } from '../../../shared/ports/proxySchema.ts'

/** What somebody typed about a proxy. */
export type ProxyDraft = { readonly kind: ProxyKind; readonly host: string; readonly port: string }

/** What keeps it from being used: where it is, its port, or a name and password that Rowan does not use. */
export type ProxyProblem = 'host' | 'port' | 'account'

/** Full-width letters and full stops become plain ones: many keyboards write them. */
const plain = (text: string) => text.normalize('NFKC').replaceAll('。', '.').trim().toLowerCase()

/** A proxy as somebody typed or pasted it: also an address with its scheme, and with the port behind it where none is given beside it. */
export function readProxy({ kind, host, port }: ProxyDraft): ProxySetting | ProxyProblem {
  const bare = plain(host)
    .replace(new RegExp(`^${kind}://`), '')
    .replace(/\/$/, '')
  if (bare.includes('@')) return 'account'
  const [, place = '', behind = ''] = /^(\[.*\]|[^:]*):(\d+)$/.exec(bare) ?? [bare, bare]
  const name = place.replace(/^\[(.*:.*)\]$/, '$1')
  const digits = plain(port) || behind
  if (!isProxyHost(name)) return 'host'
  if (!/^\d{1,5}$/.test(digits) || Number(digits) < 1 || Number(digits) > 65_535) return 'port'
  return { kind, host: name, port: Number(digits) }
}
