import { z } from 'zod'
import { isProxyHost } from './isProxyHost.ts'

/** The kinds of proxy that there are: HTTP with CONNECT, and SOCKS version 5. */
export const PROXY_KINDS = ['http', 'socks5'] as const

/** One of them. */
export type ProxyKind = (typeof PROXY_KINDS)[number]

/** Schema of a proxy: where it is, without any account there. */
export const proxySchema = z.strictObject({
  kind: z.enum(PROXY_KINDS),
  host: z.string().max(253).refine(isProxyHost),
  port: z.number().int().min(1).max(65_535),
})

/** A proxy. An IPv6 address stands without brackets. */
export type ProxySetting = z.output<typeof proxySchema>

/** Its host and port as one text; an IPv6 address gets its brackets. */
export function proxyPlace({ host, port }: ProxySetting): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}
