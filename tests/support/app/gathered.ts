import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeAppFolder } from '../../../build/runtime/launchOptions.mjs'
import type { RowanApp } from './rowanApp.ts'

/** What the hidden window of an app asked of WebRTC, and every address that it was given. */
export type Gathered = {
  readonly policies: readonly string[]
  readonly urls: readonly string[]
  readonly candidates: readonly string[]
  /** The type of each end of the pairs that data went over, ours and theirs. */
  readonly pairs: readonly string[]
  /** How this end speaks to the relay in these pairs: udp, tcp or tls. */
  readonly spoken: readonly string[]
  /** What WebRTC said when it got no address from a server. */
  readonly errors: readonly string[]
}

/** Runs in the page of the network, before any script of its own: writes down what it is asked and what comes. */
const WATCH = `(() => {
  const Native = globalThis.RTCPeerConnection
  if (!Native) return
  const watched = { policies: [], urls: [], candidates: [], errors: [], connections: [] }
  globalThis.watched = watched
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration) {
      super(configuration)
      watched.policies.push(configuration.iceTransportPolicy)
      watched.urls.push(...configuration.iceServers.flatMap(({ urls }) => urls))
      watched.connections.push(this)
      this.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate && candidate.candidate !== '') watched.candidates.push(candidate.candidate)
      })
      this.addEventListener('icecandidateerror', ({ url, errorCode, errorText }) => {
        watched.errors.push([url, errorCode, errorText].join(' '))
      })
    }
  }
})()`

const READ = `(async () => {
  const { connections, ...told } = globalThis.watched
  const pairs = []
  const spoken = []
  for (const connection of connections) {
    const stats = await connection.getStats()
    for (const report of stats.values())
      if (report.type === 'candidate-pair' && report.bytesReceived > 0) {
        pairs.push([report.localCandidateId, report.remoteCandidateId].map(id => stats.get(id)?.candidateType).join(' '))
        spoken.push(stats.get(report.localCandidateId)?.relayProtocol)
      }
  }
  return { ...told, pairs, spoken }
})()`

/** Watches every window of the network that this app opens from now on: a preload script of its session comes before all that its page runs. */
export async function watchNetwork({ app }: RowanApp): Promise<void> {
  const folder = makeAppFolder('watch')
  app.once('close', () => folder.remove())
  const preload = join(folder.path, 'watch.cjs')
  const script = `require('electron').webFrame.executeJavaScript(${JSON.stringify(WATCH)})`
  writeFileSync(preload, script, { mode: 0o644 })
  await app.evaluate(({ app: electron }, file) => {
    electron.on('session-created', session => session.setPreloads([file]))
  }, preload)
}

/** What was seen in the window of the network that is open now. */
export async function gathered(app: RowanApp): Promise<Gathered> {
  return app.app.evaluate(
    async ({ webContents }, script) =>
      webContents
        .getAllWebContents()
        .find(contents => contents.getURL().startsWith('app://net/'))
        ?.executeJavaScript(script),
    READ,
  )
}
