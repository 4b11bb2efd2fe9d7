import { isDeepStrictEqual } from 'node:util'
import type { ProxySetting } from '../../../shared/ports/proxySchema.ts'
import { serverOrigins } from '../pages/contentPolicy.ts'
import { pinsKey, pinsOfHosts } from './pinsOfHosts.ts'

/** The request of core: the servers that net may reach, and whether addresses of the local network may be shown. */
export type NetRequest = { readonly servers: readonly string[]; readonly direct: boolean }

/** One hidden window. */
export type NetWindow = {
  setDirect(direct: boolean): void
  /** Loads the page and hands out its port; rejects when the page does not load. */
  load(): Promise<void>
  /** Ends it; gives the number of its page's process, 0 where there is none. */
  destroy(): number
}

export type NetOptions = {
  readonly makeWindow: (crashed: () => void, proxy: ProxySetting | null) => NetWindow
  /** Through what it is to go out in this moment; null for nothing between. */
  readonly proxy: () => ProxySetting | null
  readonly onGone: () => void
}

/** The network: nothing of it exists before core asks. */
export type Net = {
  open(request: NetRequest): Promise<void>
  /** Ends it; gives the number of its page's process, 0 where there is none. */
  close(): number
  /** The proxy may be another: a window that goes out another way ends as if it had crashed, and is asked for anew. */
  followProxy(): void
  /** What the policy and the request filter of its session allow at this moment. */
  servers(): readonly string[]
}

function covers(have: readonly string[], want: readonly string[]): boolean {
  const origins = serverOrigins(have)
  const pins = pinsOfHosts(have)
  const samePins = [...pinsOfHosts(want)].every(
    ([host, keys]) =>
      pinsKey(new Map([[host, keys]])) === pinsKey(new Map([[host, pins.get(host) ?? new Set()]])),
  )
  return samePins && serverOrigins(want).every(origin => origins.includes(origin))
}

/** Makes the hidden window when core asks for it; other servers or pins mean another window, because a page's policy cannot change. */
export function createNet({ makeWindow, proxy, onGone }: NetOptions): Net {
  let current: NetWindow | null = null
  let wayOut: ProxySetting | null = null
  let servers: readonly string[] = []

  const close = () => {
    // Forgotten first: a window that is destroyed says at once that it is gone.
    const closing = current
    current = null
    servers = []
    return closing?.destroy() ?? 0
  }
  const openWindow = async ({ servers: wanted, direct }: NetRequest) => {
    serverOrigins(wanted)
    close()
    servers = wanted
    wayOut = proxy()
    const window = makeWindow(() => {
      if (current !== window) return
      close()
      onGone()
    }, wayOut)
    current = window
    window.setDirect(direct)
    try {
      await window.load()
    } catch (error) {
      if (current === window) close()
      throw error
    }
  }
  return {
    async open(request) {
      if (current && covers(servers, request.servers)) current.setDirect(request.direct)
      else await openWindow(request)
    },
    close,
    followProxy() {
      if (!current || isDeepStrictEqual(proxy(), wayOut)) return
      close()
      onGone()
    },
    servers: () => servers,
  }
}
