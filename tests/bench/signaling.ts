import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleScript } from '../../build/bundle/bundleScript.mjs'
import { projectRoot } from '../../build/setup/projectRoot.mjs'
import { NatsProcess } from '../integration/signaling/support/natsProcess.ts'
import { freePort } from '../integration/signaling/support/operating.ts'
import { ServerProcess } from '../integration/signaling/support/serverProcess.ts'
import { SignalingProcess } from '../integration/signaling/support/signalingProcess.ts'
import { cpuSecondsOf, memoryKibOf, openFilesLimit } from './serverUsage.ts'
import type { Measured } from './signalingLoad.ts'
import type { LoadCall } from './signalingLoadProcess.ts'

const SIZES = [1_000, 10_000]
const STRETCH_SECONDS = 4
const ROUNDS = 3
const STEADY_PER_SECOND = 300
const PINGS_PER_SECOND = 2_000

interface Servers {
  readonly name: string
  readonly ports: readonly number[]
  /** Processes whose memory and work count. */
  readonly pids: readonly number[]
  stop(): Promise<unknown>
}

/** One line of the table: a server with so many sockets. */
export interface SignalingFigures {
  readonly server: string
  readonly sockets: number
  readonly publishedPerSecond: number
  /** Processor time of all its processes for one publication to three others. */
  readonly cpuMicrosPerPublication: number
  /** Publications a second at which its busiest process would have one processor to itself and no more. */
  readonly fullAtPerSecond: number
  readonly cpuMicrosPerPing: number
  readonly memoryKibPerSocket: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** B7: the signalling server against the one that y-webrtc ships, alone and as two instances over NATS; in one run. */
export async function benchSignaling(): Promise<readonly SignalingFigures[]> {
  const script = await bundleScript(
    'tests/bench/signalingLoadProcess.ts',
    'test-output/bench/signalingLoad.mjs',
  )
  const figures: SignalingFigures[] = []
  for (const sockets of SIZES) {
    if (openFilesLimit() < sockets + 1_000) {
      process.stdout.write(
        `${sockets} sockets: left out, only ${openFilesLimit()} files may be open (ulimit -n)\n`,
      )
      continue
    }
    figures.push(...(await compare(sockets, script)))
  }
  process.stdout.write(`${ratios(figures).join('\n')}\n`)
  mkdirSync(join(projectRoot, 'test-output', 'bench'), { recursive: true })
  writeFileSync(join(projectRoot, 'test-output', 'bench', 'signaling.json'), JSON.stringify(figures, null, 2))
  return figures
}

async function startTheirs(): Promise<Servers> {
  const port = await freePort()
  const script = join(projectRoot, 'node_modules', 'y-webrtc', 'bin', 'server.js')
  const server = new ServerProcess(process.execPath, [script], { PORT: String(port) })
  await server.listens(port)
  return { name: 'y-webrtc', ports: [port], pids: [pidOf(server)], stop: () => server.end('SIGKILL') }
}

const LIMITS = ['--trusted-proxies', '1', '--limits-max-sockets', '12000']

async function startOurs(): Promise<Servers> {
  const server = await SignalingProcess.start(undefined, LIMITS)
  const stop = () => server.process.end('SIGKILL')
  return { name: 'ours', ports: [server.port], pids: [pidOf(server.process)], stop }
}

async function startTwo(): Promise<Servers> {
  const nats = await NatsProcess.start()
  const servers = [await SignalingProcess.start(nats, LIMITS), await SignalingProcess.start(nats, LIMITS)]
  for (const server of servers) await server.process.says(/NATS: connected/)
  return {
    name: 'ours x2 + NATS',
    ports: servers.map(server => server.port),
    pids: [...servers.map(server => pidOf(server.process)), nats.pid],
    stop: () => Promise.all([...servers.map(server => server.process.end('SIGKILL')), nats.kill()]),
  }
}

function pidOf(server: ServerProcess): number {
  return server.child.pid ?? 0
}

/** All servers are there with all their sockets, and are asked in turn: what else the computer does touches them alike. */
async function compare(sockets: number, script: string): Promise<readonly SignalingFigures[]> {
  const trials: Trial[] = []
  try {
    for (const start of [startTheirs, startOurs, startTwo])
      trials.push(await Trial.begin(await start(), sockets, script))
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const trial of trials) await trial.speakSteadily()
      for (const trial of trials) await trial.speakFast()
    }
    for (const trial of trials) await trial.ping()
    for (const trial of trials) process.stdout.write(`${lineOf(trial.figures)}\n`)
    return trials.map(trial => trial.figures)
  } finally {
    for (const trial of trials) await trial.end()
  }
}

/** One server under load. Of several rounds the best counts, since other programs can only take away. */
class Trial {
  readonly #servers: Servers
  readonly #sockets: number
  readonly #load: ChildProcess
  readonly #memoryKib: number
  readonly #fast: Measured[] = []
  readonly #steady: Measured[] = []
  /** Of each process, while they spoke fast. */
  readonly #cpuSeconds: number[] = []
  #cpuMicrosPerPing = 0

  private constructor(servers: Servers, sockets: number, load: ChildProcess, memoryKib: number) {
    this.#servers = servers
    this.#sockets = sockets
    this.#load = load
    this.#memoryKib = memoryKib
  }

  static async begin(servers: Servers, sockets: number, script: string): Promise<Trial> {
    const load = fork(script)
    const before = total(servers.pids, memoryKibOf)
    await ask(load, { do: 'connect', ports: servers.ports, sockets })
    return new Trial(servers, sockets, load, total(servers.pids, memoryKibOf) - before)
  }

  async speakSteadily(): Promise<void> {
    const call = { do: 'latency', perSecond: STEADY_PER_SECOND, seconds: STRETCH_SECONDS } as const
    this.#steady.push(await ask(this.#load, call))
  }

  async speakFast(): Promise<void> {
    const before = this.#servers.pids.map(cpuSecondsOf)
    this.#fast.push(await ask(this.#load, { do: 'throughput', seconds: STRETCH_SECONDS }))
    this.#servers.pids.forEach((pid, n) => {
      this.#cpuSeconds[n] = (this.#cpuSeconds[n] ?? 0) + cpuSecondsOf(pid) - (before[n] ?? 0)
    })
  }

  async ping(): Promise<void> {
    const before = total(this.#servers.pids, cpuSecondsOf)
    const call = { do: 'pings', perSecond: PINGS_PER_SECOND, seconds: STRETCH_SECONDS } as const
    const { published } = await ask(this.#load, call)
    this.#cpuMicrosPerPing = ((total(this.#servers.pids, cpuSecondsOf) - before) / published) * 1e6
  }

  get figures(): SignalingFigures {
    const published = total(this.#fast, stretch => stretch.allPublished)
    return {
      server: this.#servers.name,
      sockets: this.#sockets,
      publishedPerSecond: Math.max(...this.#fast.map(stretch => stretch.published / stretch.seconds)),
      cpuMicrosPerPublication: (total(this.#cpuSeconds, seconds => seconds) / published) * 1e6,
      fullAtPerSecond: published / Math.max(...this.#cpuSeconds),
      cpuMicrosPerPing: this.#cpuMicrosPerPing,
      memoryKibPerSocket: this.#memoryKib / this.#sockets,
      p50Ms: Math.min(...this.#steady.map(stretch => stretch.p50Ms)),
      p99Ms: Math.min(...this.#steady.map(stretch => stretch.p99Ms)),
    }
  }

  async end(): Promise<void> {
    this.#load.kill('SIGKILL')
    await this.#servers.stop()
  }
}

function ask(load: ChildProcess, call: LoadCall): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the load did not finish: ${call.do}`)), 120_000)
    load.once('message', ({ result, error }: { readonly result: Measured; readonly error?: string }) => {
      clearTimeout(timer)
      if (error === undefined) resolve(result)
      else reject(new Error(error))
    })
    load.send(call)
  })
}

function total<T>(parts: readonly T[], read: (part: T) => number): number {
  return parts.reduce((sum, part) => sum + read(part), 0)
}

function lineOf(line: SignalingFigures): string {
  return [
    `${line.sockets} sockets, ${line.server}:`.padEnd(32),
    `${Math.round(line.publishedPerSecond)}/s here`.padStart(12),
    `full at ${Math.round(line.fullAtPerSecond)}/s`.padStart(16),
    `CPU ${Math.round(line.cpuMicrosPerPublication)} us each`.padStart(16),
    `${Math.round(line.cpuMicrosPerPing)} us a ping`.padStart(13),
    `${line.memoryKibPerSocket.toFixed(1)} KiB a socket`.padStart(19),
    `p50 ${line.p50Ms.toFixed(1)} ms`.padStart(12),
    `p99 ${line.p99Ms.toFixed(1)} ms`.padStart(13),
  ].join(' ')
}

/** Ours to theirs, so that more is better where it says so. */
function ratios(figures: readonly SignalingFigures[]): string[] {
  return figures.flatMap(ours => {
    const theirs = figures.find(other => other.server === 'y-webrtc' && other.sockets === ours.sockets)
    if (!theirs || theirs === ours) return []
    const of = (name: Exclude<keyof SignalingFigures, 'server'>) =>
      `${(ours[name] / theirs[name]).toFixed(2)}x`
    return [
      `${ours.sockets} sockets, ${ours.server} to y-webrtc: throughput here ${of('publishedPerSecond')}, full at ${of('fullAtPerSecond')}, CPU each ${of('cpuMicrosPerPublication')}, memory ${of('memoryKibPerSocket')}, p99 ${of('p99Ms')}`,
    ]
  })
}
