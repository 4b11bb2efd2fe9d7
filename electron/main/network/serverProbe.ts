import type { NetworkInterfaceInfo } from 'node:os'
import type { ClientRequest, ClientRequestConstructorOptions, Session } from 'electron'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { ServerProblem } from '../../../shared/ports/serverViews.ts'
import { bareServer } from '../../../shared/room/invitation/serverPins.ts'
import { type ProbeAnswer, serverProblemOf } from './serverProblemOf.ts'

/** An address that answers nothing is given up after so long, in ms. */
const PATIENCE_MS = 8_000

export type ServerProbeOptions = {
  readonly request: (options: ClientRequestConstructorOptions) => ClientRequest
  /** The session of net in this moment: its proxy, its names and its trust are those of the WebSocket that failed. */
  readonly session: () => Session
  /** The servers that net may reach; no other is asked. */
  readonly servers: () => readonly string[]
  readonly isOutOfTime: (url: string) => boolean
  readonly interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>
  readonly isOnline: () => boolean
  readonly clock: Clock
}

/** The address at which an ordinary request finds what a WebSocket would. */
export function probeAddress(url: string): string {
  return bareServer(url).replace(/^ws/, 'http')
}

function isOfThisComputer(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/**
 * Finds out why a server was not reached. Chromium tells a page nothing but that a WebSocket failed, and Electron, which stands between
 * for the request filter, drops the reason; so main asks the same address once in the ordinary way and looks at what becomes of that.
 * Nothing of the answer is read but its status, and no redirect is followed.
 */
export function createServerProbe(options: ServerProbeOptions) {
  const hasNetwork = () =>
    options.isOnline() &&
    Object.values(options.interfaces()).some(infos => infos?.some(({ internal }) => !internal))

  return async (url: string): Promise<ServerProblem | null> => {
    if (!options.servers().includes(url)) return null
    const session = options.session()
    const [proxy, answer] = await Promise.all([
      session.resolveProxy(bareServer(url)),
      ask(options, session, url),
    ])
    return serverProblemOf(url, answer, {
      isProxied: proxy !== 'DIRECT',
      isOutOfTime: options.isOutOfTime(url),
      hasNetwork: isOfThisComputer(url) || hasNetwork(),
    })
  }
}

function ask({ request, clock }: ServerProbeOptions, session: Session, url: string): Promise<ProbeAnswer> {
  return new Promise(resolve => {
    const asked = request({
      url: probeAddress(url),
      session,
      redirect: 'manual',
      credentials: 'omit',
      useSessionCookies: false,
    })
    const stop = clock.after(PATIENCE_MS, () => end({ error: 'net::ERR_TIMED_OUT' }))
    const end = (answer: ProbeAnswer) => {
      stop()
      resolve(answer)
      asked.abort()
    }
    asked.on('response', ({ statusCode }) => end({ status: statusCode }))
    asked.on('redirect', status => end({ status }))
    // a redirect that is not followed, and an answer that is not read, are errors too: the first word counts
    asked.on('error', ({ message }) => end({ error: message }))
    asked.end()
  })
}
