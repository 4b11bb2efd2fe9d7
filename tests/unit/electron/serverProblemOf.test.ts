import { describe, expect, it } from 'vitest'
import { type ProbeSetting, serverProblemOf } from '../../../electron/main/network/serverProblemOf.ts'

const url = 'wss://meet.example'
const plain: ProbeSetting = { isProxied: false, isOutOfTime: false, hasNetwork: true }
const ofError = (error: string, setting: Partial<ProbeSetting> = {}) =>
  serverProblemOf(url, { error: `net::${error}` }, { ...plain, ...setting })
const ofStatus = (status: number, at = url, setting: Partial<ProbeSetting> = {}) =>
  serverProblemOf(at, { status }, { ...plain, ...setting })

describe('why a server is not reached', () => {
  it.each([
    ['ERR_NAME_NOT_RESOLVED', 'SERVER_NAME'],
    ['ERR_ICANN_NAME_COLLISION', 'SERVER_NAME'],
    ['ERR_DNS_NO_MATCHING_SUPPORTED_ALPN', 'SERVER_NAME'],
    ['ERR_CONNECTION_REFUSED', 'SERVER_UNREACHABLE'],
    ['ERR_CONNECTION_RESET', 'SERVER_UNREACHABLE'],
    ['ERR_CONNECTION_TIMED_OUT', 'SERVER_UNREACHABLE'],
    ['ERR_TIMED_OUT', 'SERVER_UNREACHABLE'],
    ['ERR_ADDRESS_UNREACHABLE', 'SERVER_UNREACHABLE'],
    ['ERR_NETWORK_ACCESS_DENIED', 'SERVER_UNREACHABLE'],
    ['ERR_INTERNET_DISCONNECTED', 'NO_NETWORK'],
    ['ERR_UNSAFE_PORT', 'SERVER_ADDRESS'],
    ['ERR_EMPTY_RESPONSE', 'SERVER_KIND'],
    ['ERR_INVALID_HTTP_RESPONSE', 'SERVER_KIND'],
    ['ERR_SSL_PROTOCOL_ERROR', 'SERVER_KIND'],
    ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'SERVER_KIND'],
    ['ERR_CERT_DATE_INVALID', 'SERVER_CERTIFICATE_TIME'],
    ['ERR_CERT_AUTHORITY_INVALID', 'SERVER_CERTIFICATE'],
    ['ERR_CERT_COMMON_NAME_INVALID', 'SERVER_CERTIFICATE'],
    ['ERR_CERT_REVOKED', 'SERVER_CERTIFICATE'],
    ['ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', 'SERVER_PIN'],
    ['ERR_PROXY_CONNECTION_FAILED', 'SERVER_PROXY'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'SERVER_PROXY'],
    ['ERR_SOCKS_CONNECTION_FAILED', 'SERVER_PROXY'],
    ['ERR_SOCKS_CONNECTION_HOST_UNREACHABLE', 'SERVER_PROXY'],
    ['ERR_PROXY_CERTIFICATE_INVALID', 'SERVER_PROXY'],
  ] as const)('%s is %s', (error, problem) => {
    expect(ofError(error)).toBe(problem)
  })

  it.each(['ERR_FAILED', 'ERR_ABORTED', 'ERR_BLOCKED_BY_CLIENT', 'no error of the network at all'])(
    '%s tells nothing of the server',
    error => expect(ofError(error)).toBeNull(),
  )

  it.each([
    [200, 'SERVER_KIND'],
    [302, 'SERVER_KIND'],
    [401, 'SERVER_KIND'],
    [404, 'SERVER_KIND'],
    [500, 'SERVER_KIND'],
    [407, 'SERVER_PROXY'],
    [426, 'SERVER_BUSY'],
    [429, 'SERVER_BUSY'],
    [503, 'SERVER_BUSY'],
    [502, 'SERVER_CLOSED'],
    [504, 'SERVER_CLOSED'],
  ] as const)('an answer with %i is %s', (status, problem) => {
    expect(ofStatus(status)).toBe(problem)
  })

  it('names the time of a certificate before its maker: that is what a wrong clock shows as', () => {
    expect(ofError('ERR_CERT_AUTHORITY_INVALID', { isOutOfTime: true })).toBe('SERVER_CERTIFICATE_TIME')
    expect(ofError('ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', { isOutOfTime: true })).toBe('SERVER_PIN')
    expect(ofError('ERR_CONNECTION_REFUSED', { isOutOfTime: true })).toBe('SERVER_UNREACHABLE')
  })

  it('is no network where there is none, but only for what could not be reached', () => {
    for (const error of ['ERR_NAME_NOT_RESOLVED', 'ERR_ADDRESS_UNREACHABLE', 'ERR_CONNECTION_REFUSED'])
      expect(ofError(error, { hasNetwork: false })).toBe('NO_NETWORK')
    expect(ofError('ERR_CERT_DATE_INVALID', { hasNetwork: false })).toBe('SERVER_CERTIFICATE_TIME')
    expect(ofStatus(404, url, { hasNetwork: false })).toBe('SERVER_KIND')
  })

  it('is the proxy where that answered in the place of the server', () => {
    expect(ofStatus(503, 'ws://meet.example', { isProxied: true })).toBe('SERVER_PROXY')
    expect(ofStatus(426, 'ws://meet.example', { isProxied: true })).toBe('SERVER_BUSY')
    expect(ofStatus(503, url, { isProxied: true })).toBe('SERVER_BUSY')
    expect(ofError('ERR_EMPTY_RESPONSE', { isProxied: true })).toBe('SERVER_PROXY')
  })
})
