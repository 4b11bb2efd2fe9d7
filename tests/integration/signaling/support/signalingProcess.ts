import { join } from 'node:path'
import { buildApp } from '../../../../build/bundle/buildApp.mjs'
import { NATS_PASSWORD, type NatsProcess } from './natsProcess.ts'
import { freePort, freshFolder, operatingFile, writeIn } from './operating.ts'
import { RELAY_TOKEN } from './relayService.ts'
import { ServerProcess } from './serverProcess.ts'
import { TURN_SECRET, type TurnProcess } from './turnProcess.ts'

let built: Promise<string> | undefined

/** The service as it is shipped, bundled once for this test process. */
export function signalingScript(): Promise<string> {
  built ??= (async () => {
    const out = freshFolder()
    await buildApp({ names: ['signaling'], out })
    return join(out, 'signaling', 'cli.cjs')
  })()
  return built
}

/** One instance of the service with the operators' configuration, on other ports and without TLS. */
export class SignalingProcess {
  readonly port: number
  readonly metricsPort: number
  readonly process: ServerProcess

  private constructor(port: number, metricsPort: number, process: ServerProcess) {
    this.port = port
    this.metricsPort = metricsPort
    this.process = process
  }

  /** `changes` are laid over the configuration; `args` over both. */
  static async start(
    nats: NatsProcess | undefined,
    args: readonly string[] = [],
    turn?: TurnProcess,
  ): Promise<SignalingProcess> {
    const [port, metricsPort, folder] = [await freePort(), await freePort(), freshFolder()]
    const { tls: _, nats: shared, relay, ...rest } = JSON.parse(operatingFile('signaling.json'))
    const config = {
      ...rest,
      host: '127.0.0.1',
      port,
      metrics: { ...rest.metrics, port: metricsPort },
      ...(nats ? { nats: { ...shared, servers: [nats.url] } } : {}),
      ...(turn ? { relay: { ...relay, urls: turn.urls } } : {}),
    }
    writeIn(folder, 'nats-password', `${NATS_PASSWORD}\n`)
    writeIn(folder, 'turn-secret', `${TURN_SECRET}\n`)
    writeIn(folder, 'relay-tokens', `# of the tests\n${RELAY_TOKEN}\n`)
    const file = writeIn(folder, 'signaling.json', JSON.stringify(config))
    const process = new ServerProcess(globalThis.process.execPath, [
      await signalingScript(),
      '--config',
      file,
      ...args,
    ])
    await process.says(/Rowan signalling server: (ws\S+)\n/)
    await process.says(/Metrics: (http\S+)\n/)
    return new SignalingProcess(port, metricsPort, process)
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}`
  }

  /** What the metrics page says of one number; labels are part of the name. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`http://127.0.0.1:${this.metricsPort}/metrics`)).text()
    const line = text.split('\n').find(one => one.startsWith(`rowan_signaling_${name} `))
    return line === undefined ? Number.NaN : Number(line.split(' ').at(-1))
  }

  async status(path: '/health' | '/ready', port = this.port): Promise<number> {
    return (await fetch(`http://127.0.0.1:${port}${path}`)).status
  }
}
