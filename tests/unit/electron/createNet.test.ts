import { describe, expect, it } from 'vitest'
import { createNet } from '../../../electron/main/network/createNet.ts'
import type { ProxySetting } from '../../../shared/ports/proxySchema.ts'

type FakeWindow = {
  crash: () => void
  direct: boolean[]
  isLoaded: boolean
  isDestroyed: boolean
  serversAtLoad: readonly string[]
  proxy: ProxySetting | null
}

function setup({ loads = true } = {}) {
  const windows: FakeWindow[] = []
  let gone = 0
  const way: { proxy: ProxySetting | null } = { proxy: null }
  const net = createNet({
    proxy: () => way.proxy,
    makeWindow: (crashed, proxy) => {
      const window: FakeWindow = {
        crash: crashed,
        direct: [],
        isLoaded: false,
        isDestroyed: false,
        serversAtLoad: [],
        proxy,
      }
      windows.push(window)
      return {
        setDirect: direct => void window.direct.push(direct),
        async load() {
          window.serversAtLoad = net.servers()
          if (!loads) throw new Error('no page')
          window.isLoaded = true
        },
        destroy() {
          window.isDestroyed = true
          // A window that is destroyed says so, as a crashed one does.
          crashed()
          return 7
        },
      }
    },
    onGone: () => {
      gone += 1
    },
  })
  return { net, windows, way, gone: () => gone }
}

const a = 'ws://127.0.0.1:1'
const b = 'wss://b.example'

describe('the network window', () => {
  it('does not exist before it is asked for, and allows nothing', () => {
    const { net, windows } = setup()
    expect(windows).toEqual([])
    expect(net.servers()).toEqual([])
  })

  it('is loaded under a policy of exactly the servers asked for', async () => {
    const { net, windows } = setup()
    await net.open({ servers: [a, b], direct: false })
    expect(windows).toMatchObject([{ isLoaded: true, serversAtLoad: [a, b], direct: [false] }])
  })

  it('stays for the same or fewer servers, and only learns what it may show', async () => {
    const { net, windows } = setup()
    await net.open({ servers: [a, b], direct: false })
    await net.open({ servers: [`${b}:443/path`], direct: true })
    expect(windows).toMatchObject([{ direct: [false, true], isDestroyed: false }])
  })

  it('makes way for another when there is a new server', async () => {
    const { net, windows, gone } = setup()
    await net.open({ servers: [a], direct: false })
    await net.open({ servers: [a, b], direct: false })
    expect(windows).toMatchObject([{ isDestroyed: true }, { isDestroyed: false, serversAtLoad: [a, b] }])
    expect(gone()).toBe(0)
  })

  it('makes way for another when a server is held to other pins than before, and stays for the same', async () => {
    const { net, windows } = setup()
    const [one, two] = ['A', 'Q'].map(sign => sign.repeat(43))
    await net.open({ servers: [b], direct: false })
    await net.open({ servers: [`${b}#${one}`], direct: false })
    expect(windows).toMatchObject([{ isDestroyed: true }, { serversAtLoad: [`${b}#${one}`] }])
    await net.open({ servers: [b, `${b}/path#${one}`], direct: false })
    await net.open({ servers: [b], direct: false })
    expect(windows).toHaveLength(2)
    await net.open({ servers: [`${b}#${one}`, `${b}#${two}`], direct: false })
    expect(windows).toHaveLength(3)
    await net.open({ servers: [`${b}#${two}.${one}`], direct: false })
    expect(windows).toHaveLength(3)
    await net.open({ servers: [`${b}#${two}`], direct: false })
    expect(windows).toHaveLength(4)
  })

  it('is asked for anew when the proxy is another, and only then', async () => {
    const { net, windows, way, gone } = setup()
    way.proxy = { kind: 'http', host: 'proxy.example', port: 1 }
    net.followProxy()
    expect(gone()).toBe(0)
    await net.open({ servers: [a], direct: false })
    way.proxy = { ...way.proxy }
    net.followProxy()
    expect(windows).toMatchObject([{ isDestroyed: false, proxy: way.proxy }])
    way.proxy = { ...way.proxy, port: 2 }
    net.followProxy()
    expect(windows).toMatchObject([{ isDestroyed: true }])
    expect([gone(), net.servers()]).toEqual([1, []])
    await net.open({ servers: [a], direct: false })
    expect(windows[1]?.proxy).toEqual(way.proxy)
  })

  it('is gone when it crashes, allows nothing then, and can be asked for again', async () => {
    const { net, windows, gone } = setup()
    await net.open({ servers: [a], direct: false })
    windows[0]?.crash()
    expect(gone()).toBe(1)
    expect(net.servers()).toEqual([])
    windows[0]?.crash()
    expect(gone()).toBe(1)
    await net.open({ servers: [a], direct: false })
    expect(windows).toHaveLength(2)
  })

  it('closes without being missed', async () => {
    const { net, windows, gone } = setup()
    await net.open({ servers: [a], direct: false })
    net.close()
    net.close()
    expect(windows).toMatchObject([{ isDestroyed: true }])
    expect(gone()).toBe(0)
    expect(net.servers()).toEqual([])
  })

  it('says when its page does not load, or an address is none', async () => {
    const { net, windows } = setup({ loads: false })
    await expect(net.open({ servers: [a], direct: false })).rejects.toThrow('no page')
    expect(windows).toMatchObject([{ isDestroyed: true }])
    expect(net.servers()).toEqual([])
    await expect(setup().net.open({ servers: ['ws://*'], direct: false })).rejects.toThrow('SERVER_ADDRESS')
  })
})
