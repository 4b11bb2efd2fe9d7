import type { NetworkInterfaceInfo } from 'node:os'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { createEmbeddedSignaling, serverAddresses } from '../../../electron/main/network/embeddedSignaling.ts'
import { localAddresses } from '../../../electron/main/network/localAddresses.ts'
import { createSignalingServer } from '../../../electron/signaling/createSignalingServer.ts'

function address(
  text: string,
  { internal = false, family = 'IPv4' as 'IPv4' | 'IPv6' } = {},
): NetworkInterfaceInfo {
  const common = { address: text, netmask: '', mac: '', internal, cidr: null }
  return family === 'IPv6' ? { ...common, family, scopeid: 0 } : { ...common, family }
}

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createSignalingServer()
  const { port } = await server.ready
  await server.close()
  return port
}

async function setup(port?: number) {
  const createServer = vi.fn(createSignalingServer)
  const ports = [port ?? (await freePort()), 0]
  const signaling = createEmbeddedSignaling({
    createServer,
    ports,
    interfaces: () => ({ lo: [address('127.0.0.1', { internal: true })] }),
  })
  closing.push(signaling.stop)
  return { signaling, createServer }
}

/** Whether something that speaks WebSocket answers there. */
function answers(url: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = new WebSocket(url)
    socket.once('error', () => resolve(false))
    socket.once('open', () => {
      socket.terminate()
      resolve(true)
    })
  })
}

describe('serverAddresses', () => {
  it('names loopback first, then the local network, at most four, IPv4 alone', () => {
    const interfaces = {
      lo: [address('127.0.0.1', { internal: true })],
      eth0: [address('192.168.1.5'), address('fd00::5', { family: 'IPv6' })],
      wifi: ['10.0.0.2', '10.0.0.3', '10.0.0.4'].map(text => address(text)),
    }
    expect(serverAddresses(interfaces, 7)).toEqual(
      ['127.0.0.1', '192.168.1.5', '10.0.0.2', '10.0.0.3'].map(text => `ws://${text}:7`),
    )
  })
})

describe('the addresses of this computer', () => {
  it('name those first that somebody in the same house reaches, and tunnels and inner networks last', () => {
    const interfaces = {
      docker0: [address('172.17.0.1')],
      tun0: [address('10.8.0.2')],
      eth1: [address('169.254.3.4')],
      eth0: [address('8.8.4.4')],
      wlan0: [address('192.168.1.5')],
      'Wi-Fi': [address('10.0.0.7')],
      'vEthernet (WSL)': [address('172.20.0.1')],
      'Company VPN': [address('192.168.77.1')],
    }
    expect(localAddresses(interfaces)).toEqual([
      '192.168.1.5',
      '10.0.0.7',
      '169.254.3.4',
      '8.8.4.4',
      '172.17.0.1',
      '10.8.0.2',
      '172.20.0.1',
      '192.168.77.1',
    ])
  })

  it('are known before the server is started', async () => {
    const { signaling, createServer } = await setup()
    const { servers } = signaling.planned()
    expect(createServer).not.toHaveBeenCalled()
    expect(await signaling.start()).toEqual({ servers })
  })
})

describe('the embedded signalling server', () => {
  it('is off until asked, runs once however often it is asked, and stops', async () => {
    const { signaling, createServer } = await setup()
    expect(createServer).not.toHaveBeenCalled()
    const [first, second] = await Promise.all([signaling.start(), signaling.start()])
    expect(second).toEqual(first)
    const [url = ''] = first.servers
    expect(await answers(url)).toBe(true)
    await signaling.stop()
    expect(await answers(url)).toBe(false)
    await signaling.stop()
  })

  it('starts again after it stopped, at the same address', async () => {
    const { signaling } = await setup()
    const first = await signaling.start()
    await signaling.stop()
    expect(await signaling.start()).toEqual(first)
  })

  it('takes another port when its own is taken', async () => {
    const { signaling } = await setup()
    const {
      servers: [url = ''],
    } = await signaling.start()
    const { signaling: another } = await setup(Number(new URL(url).port))
    const {
      servers: [other = ''],
    } = await another.start()
    expect(other).not.toBe(url)
    expect(await Promise.all([url, other].map(answers))).toEqual([true, true])
  })

  it('says SERVER_START when no port is to be had, and can be asked again', async () => {
    let works = false
    const signaling = createEmbeddedSignaling({
      interfaces: () => ({}),
      createServer: options =>
        works
          ? createSignalingServer(options)
          : { ready: Promise.reject(new Error('no')), close: async () => undefined },
    })
    closing.push(signaling.stop)
    await expect(signaling.start()).rejects.toThrow('SERVER_START')
    works = true
    expect((await signaling.start()).servers).toHaveLength(1)
  })
})
