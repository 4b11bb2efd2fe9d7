import type { ServerProblem } from '../../../shared/ports/serverViews.ts'

/** What an ordinary request to a server's address came to: an error of Chromium's network, or an HTTP status. */
export type ProbeAnswer = { readonly error: string } | { readonly status: number }

/** What else is known when an answer is judged. */
export type ProbeSetting = {
  /** True where a proxy stands between. */
  readonly isProxied: boolean
  /** True when the certificate that was shown is not good at the time of this computer. */
  readonly isOutOfTime: boolean
  /** False when this computer has no network, and the server is not on this computer itself. */
  readonly hasNetwork: boolean
}

/** The first that fits counts. */
const BY_ERROR: readonly (readonly [RegExp, ServerProblem])[] = [
  [/^ERR_(?:INTERNET_DISCONNECTED|NETWORK_IO_SUSPENDED)$/, 'NO_NETWORK'],
  [/^ERR_(?:UNSAFE_PORT|INVALID_URL|ADDRESS_INVALID|DISALLOWED_URL_SCHEME)$/, 'SERVER_ADDRESS'],
  [/^ERR_(?:NAME_|ICANN_NAME_|DNS_)/, 'SERVER_NAME'],
  [/PROXY|^ERR_(?:TUNNEL_|SOCKS_|PAC_)/, 'SERVER_PROXY'],
  [/^ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN$/, 'SERVER_PIN'],
  [/^ERR_CERT_(?:DATE_INVALID|VALIDITY_TOO_LONG)$/, 'SERVER_CERTIFICATE_TIME'],
  [/^ERR_(?:CERT_|CERTIFICATE_|SSL_SERVER_CERT_|SSL_OBSOLETE_)/, 'SERVER_CERTIFICATE'],
  [
    /^ERR_(?:SSL_|EMPTY_RESPONSE|INVALID_|RESPONSE_|HTTP2_|QUIC_|TOO_MANY_REDIRECTS|UNEXPECTED$)/,
    'SERVER_KIND',
  ],
  [/^ERR_(?:CONNECTION_|ADDRESS_|TIMED_OUT|NETWORK_|SOCKET_)/, 'SERVER_UNREACHABLE'],
]

/** An upgrade is asked for: a server for WebSockets lives there, which was not taking anybody in. */
const UPGRADE_REQUIRED = 426
const PROXY_AUTHENTICATION = 407

function problemOfError(error: string): ServerProblem | null {
  const name = error.replace(/^net::/, '')
  return BY_ERROR.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

function problemOfStatus(status: number): ServerProblem {
  if (status === PROXY_AUTHENTICATION) return 'SERVER_PROXY'
  if ([UPGRADE_REQUIRED, 429, 503].includes(status)) return 'SERVER_BUSY'
  return status === 502 || status === 504 ? 'SERVER_CLOSED' : 'SERVER_KIND'
}

/** Where a proxy stands between, what cannot have come from the server came from the proxy. */
function isOfProxy(answer: ProbeAnswer, url: string): boolean {
  if ('error' in answer) return answer.error === 'net::ERR_EMPTY_RESPONSE'
  return url.startsWith('ws:') && answer.status >= 400 && answer.status !== UPGRADE_REQUIRED
}

/** Why no WebSocket came about with a server, as far as an ordinary request to its address tells; null where that tells nothing. */
export function serverProblemOf(
  url: string,
  answer: ProbeAnswer,
  setting: ProbeSetting,
): ServerProblem | null {
  if (setting.isProxied && isOfProxy(answer, url)) return 'SERVER_PROXY'
  const problem = 'error' in answer ? problemOfError(answer.error) : problemOfStatus(answer.status)
  // which of two faults of a certificate is named first says nothing to a person; that her clock may be wrong does
  if (problem === 'SERVER_CERTIFICATE' && setting.isOutOfTime) return 'SERVER_CERTIFICATE_TIME'
  const isAway = problem === 'SERVER_NAME' || problem === 'SERVER_UNREACHABLE'
  return isAway && !setting.hasNetwork ? 'NO_NETWORK' : problem
}
