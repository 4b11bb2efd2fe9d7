import type { NetworkInterfaceInfo } from 'node:os'
import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { localAddresses } from './localAddresses.ts'

/** What is used of the signalling server. */
export type StartedServer = {
  readonly ready: Promise<{ readonly port: number }>
  close(): Promise<void>
}

export type EmbeddedOptions = {
  readonly createServer: (options: { host: string; port: number }) => StartedServer
  readonly interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>
  /** Tried in this order; 0 is any free one. */
  readonly ports?: readonly number[]
}

/** The same port each time, so that an address somebody kept still leads here; any other when it is taken. */
const PORTS = [47_470, 0]
const ADDRESSES_MAX = 4

/** The addresses under which this computer's server can be reached: loopback first, then those of its networks, the likeliest first. */
export function serverAddresses(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>, port: number): string[] {
  return ['127.0.0.1', ...localAddresses(interfaces)]
    .slice(0, ADDRESSES_MAX)
    .map(address => `ws://${address}:${port}`)
}

/** The signalling server of this computer: off until the screen asks, and again after it stops. A failed start raises SERVER_START. */
export function createEmbeddedSignaling({ createServer, interfaces, ports = PORTS }: EmbeddedOptions) {
  let running: Promise<{ server: StartedServer; port: number }> | null = null

  const startOn = async (ports: readonly number[]): Promise<{ server: StartedServer; port: number }> => {
    const [port, ...others] = ports
    if (port === undefined) throw new ProtocolError('SERVER_START')
    const server = createServer({ host: '0.0.0.0', port })
    try {
      return { server, port: (await server.ready).port }
    } catch {
      return startOn(others)
    }
  }
  const start = async () => {
    running ??= startOn(ports)
    try {
      const { port } = await running
      return { servers: serverAddresses(interfaces(), port) }
    } catch (error) {
      running = null
      throw error
    }
  }
  const stop = async () => {
    const stopping = running
    running = null
    if (stopping) await (await stopping).server.close()
  }
  /** The addresses it would have in this moment, without starting it. */
  const planned = () => ({ servers: serverAddresses(interfaces(), ports[0] ?? 0) })
  return { start, stop, planned }
}
