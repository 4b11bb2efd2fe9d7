import { EventEmitter } from 'node:events'
import type { ClientRequest, ClientRequestConstructorOptions, Session } from 'electron'
import { describe, expect, it } from 'vitest'
import { createServerProbe } from '../../../electron/main/network/serverProbe.ts'
import { isAllowedProbe } from '../../../electron/main/pages/filterRequests.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'

const away = 'wss://meet.example'
const here = 'ws://127.0.0.1:47470'
const lo = [{ internal: true }] as never
const eth = [{ internal: false }] as never

/** A request that writes down what becomes of it. */
class FakeRequest extends EventEmitter {
  aborted = false
  ended = false
  abort(): void {
    this.aborted = true
  }
  end(): void {
    this.ended = true
  }
}

function setup({ interfaces = { lo, eth }, isOnline = true, proxy = 'DIRECT', isOutOfTime = false } = {}) {
  const clock = new SimulatedClock()
  const asked: { options: ClientRequestConstructorOptions; request: FakeRequest }[] = []
  const session = { resolveProxy: async () => proxy } as unknown as Session
  const look = createServerProbe({
    request: options => {
      const request = new FakeRequest()
      asked.push({ options, request })
      return request as unknown as ClientRequest
    },
    session: () => session,
    servers: () => [away, here],
    isOutOfTime: () => isOutOfTime,
    interfaces: () => interfaces,
    isOnline: () => isOnline,
    clock,
  })
  const request = () => asked.at(-1)?.request ?? new FakeRequest()
  const fails = (url: string, error: string) => {
    const found = look(url)
    request().emit('error', new Error(error))
    return found
  }
  return { clock, asked, look, request, fails, session }
}

describe('the question of main to a server that was not reached', () => {
  it('goes to no other than those of net', async () => {
    const { look, asked } = setup()
    expect(await look('wss://other.example')).toBeNull()
    expect(asked).toEqual([])
  })

  it('goes to the same address in the session of net, without cookies, and follows nothing', async () => {
    const { look, asked, request, session } = setup()
    const found = look(away)
    request().emit('response', { statusCode: 404 })
    expect(await found).toBe('SERVER_KIND')
    expect(asked.map(({ options }) => options)).toEqual([
      {
        url: 'https://meet.example',
        session,
        redirect: 'manual',
        credentials: 'omit',
        useSessionCookies: false,
      },
    ])
    expect([request().ended, request().aborted]).toEqual([true, true])
  })

  it('takes a redirect for what it is: a page that asks to log in first, perhaps', async () => {
    const { look, request } = setup()
    const found = look(here)
    request().emit('redirect', 302)
    request().emit('error', new Error('Redirect was cancelled'))
    expect(await found).toBe('SERVER_KIND')
  })

  it('gives up what answers nothing', async () => {
    const { look, request, clock } = setup()
    const found = look(away)
    await clock.advance(8_000)
    expect(await found).toBe('SERVER_UNREACHABLE')
    expect(request().aborted).toBe(true)
  })

  it('says that there is no network where this computer has none, unless the server is on it', async () => {
    const nowhere = setup({ interfaces: { lo } as never })
    expect(await nowhere.fails(away, 'net::ERR_NAME_NOT_RESOLVED')).toBe('NO_NETWORK')
    expect(await nowhere.fails(here, 'net::ERR_CONNECTION_REFUSED')).toBe('SERVER_UNREACHABLE')
    const unplugged = setup({ isOnline: false })
    expect(await unplugged.fails(away, 'net::ERR_ADDRESS_UNREACHABLE')).toBe('NO_NETWORK')
    const well = setup()
    expect(await well.fails(away, 'net::ERR_NAME_NOT_RESOLVED')).toBe('SERVER_NAME')
  })

  it('knows a proxy in between, and a certificate that is out of its time', async () => {
    const proxied = setup({ proxy: 'PROXY 127.0.0.1:3128' })
    expect(await proxied.fails(away, 'net::ERR_EMPTY_RESPONSE')).toBe('SERVER_PROXY')
    const late = setup({ isOutOfTime: true })
    expect(await late.fails(away, 'net::ERR_CERT_AUTHORITY_INVALID')).toBe('SERVER_CERTIFICATE_TIME')
  })

  it('passes the request filter at exactly these addresses, and only in the session of net', () => {
    expect(isAllowedProbe('net', 'https://meet.example/', [away, here])).toBe(true)
    expect(isAllowedProbe('net', 'http://127.0.0.1:47470/', [away, here])).toBe(true)
    for (const url of ['http://meet.example/', 'https://meet.example/other', 'https://other.example/'])
      expect(isAllowedProbe('net', url, [away, here])).toBe(false)
    expect(isAllowedProbe('screen', 'https://meet.example/', [away, here])).toBe(false)
  })
})
