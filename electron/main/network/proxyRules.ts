import type { Session } from 'electron'
import { type ProxySetting, proxyPlace } from '../../../shared/ports/proxySchema.ts'

type ProxyConfig = Parameters<Session['setProxy']>[0]

/** How a session goes out: past every setting of the system, either by itself or through the one proxy alone, also to this computer. */
export function proxyRules(proxy: ProxySetting | null): ProxyConfig {
  if (proxy === null) return { mode: 'direct' }
  return {
    mode: 'fixed_servers',
    proxyRules: `${proxy.kind}://${proxyPlace(proxy)}`,
    proxyBypassRules: '<-loopback>',
  }
}
