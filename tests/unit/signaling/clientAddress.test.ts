import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientAddress, forwardedKey } from '../../../electron/signaling/clientAddress.ts'
import { SignalingClient } from './signalingClient.ts'
import { startServer } from './startServer.ts'

let proxies = 0
const server = createServer((incoming, response) => response.end(clientAddress(incoming, proxies)))
beforeAll(() => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise(resolve => server.close(resolve)))

/** The address of a real request with these X-Forwarded-For headers. */
async function addressOf(headers: readonly string[], trusted: number): Promise<string> {
  proxies = trusted
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', agent: false }, response => {
      response.setEncoding('utf8')
      response.on('end', () => resolve('')).once('data', resolve)
    })
    sent.on('error', reject)
    if (headers.length > 0) sent.setHeader('X-Forwarded-For', headers)
    sent.end()
  })
}

describe('clientAddress', () => {
  it('believes no header without a proxy', async () => {
    expect(await addressOf(['203.0.113.9'], 0)).toBe('127.0.0.1')
  })

  it.each([
    [['203.0.113.9'], 1, '203.0.113.9'],
    [['6.6.6.6, 203.0.113.9'], 1, '203.0.113.9'],
    [['6.6.6.6', '203.0.113.9'], 1, '203.0.113.9'],
    [['6.6.6.6, 203.0.113.9, 10.0.0.1'], 2, '203.0.113.9'],
    [['203.0.113.9:5123'], 1, '203.0.113.9'],
    [['[2001:db8::1]:5123'], 1, '2001:db8::1'],
    [['2001:db8::1'], 1, '2001:db8::1'],
  ])('%j behind %d is %s', async (headers, proxies, address) => {
    expect(await addressOf(headers, proxies)).toBe(address)
  })

  it.each([
    [[], 1],
    [['203.0.113.9'], 2],
    [['unknown'], 1],
    [['_hidden'], 1],
    [['203.0.113.9,'], 1],
    [['x'.repeat(5_000)], 1],
  ])('%j behind %d is nobody in particular', async (headers, proxies) => {
    expect(await addressOf(headers, proxies)).toBe('unknown')
  })

  it('has a limit for everybody behind a proxy, this computer included', () => {
    expect(forwardedKey('127.0.0.1')).toBe(forwardedKey('::1'))
    expect(forwardedKey('2001:db8::1')).toBe(forwardedKey('2001:db8::ffff'))
    expect(forwardedKey('203.0.113.9')).not.toBe(forwardedKey('203.0.113.10'))
  })
})

describe('limits behind a proxy', () => {
  const forwarded = (url: string, address: string) =>
    new SignalingClient(url, { headers: { 'X-Forwarded-For': address } })
  const outcome = (client: SignalingClient) =>
    new Promise<string>(resolve => {
      client.socket.once('open', () => resolve('open'))
      client.socket.once('error', error => resolve(error.message))
    })

  it('count each address by itself, and who came around the proxy together', async () => {
    const started = await startServer({ trustedProxies: 1, limits: { maxSocketsPerAddress: 2 } })
    const from = async (address: string) => outcome(forwarded(started.url, address))
    expect(await Promise.all(['203.0.113.1', '203.0.113.1', '203.0.113.2'].map(from))).toEqual(
      new Array(3).fill('open'),
    )
    // A forged first entry changes nothing
    expect(await from('198.51.100.7, 203.0.113.1')).toContain('429')
    expect(await Promise.all(['', 'nonsense'].map(from))).toEqual(['open', 'open'])
    expect(await from('more nonsense')).toContain('429')
    expect(await from('203.0.113.2')).toBe('open')
  })
})
