import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { bundleScript } from '../../../build/bundle/bundleScript.mjs'
import { projectRoot } from '../../../build/setup/projectRoot.mjs'
import {
  freshFolder,
  operatingFile,
  replaced,
  writeIn,
} from '../../integration/signaling/support/operating.ts'
import { RELAY_TOKEN } from '../../integration/signaling/support/relayService.ts'
import type { ServerProcess } from '../../integration/signaling/support/serverProcess.ts'
import { TURN_SECRET } from '../../integration/signaling/support/turnProcess.ts'
import { until } from '../app/until.ts'
import { makeAuthority } from './makeAuthority.ts'
import { Namespace, removeLeftNamespaces } from './namespace.ts'
import { type Home, trustingHome } from './trustingHome.ts'

/** Where the servers are, as in the files of the operators, and by which names. */
export const NAMES = '192.0.2.53'
export const MEETING = { address: '192.0.2.10', name: 'meet.example.org' }
export const RELAY = { address: '192.0.2.11', name: 'turn.example.org' }
export const LINK = 'link0'
const HOUSE = '10.77.3'

/** A computer in a network of its own, with 2 at the end of its address; 1 is the way out. */
export type Place = { readonly namespace: Namespace; readonly subnet: string; readonly home: Home }

/**
 * Two homes and, between them, the servers of an organisation. The servers' network carries nothing on from one home to the other:
 * what the two send each other directly goes out, can be seen there, and is lost.
 */
export class TestInternet {
  readonly servers: Namespace
  readonly may: Place
  readonly river: Place
  readonly #authority = makeAuthority(freshFolder())
  readonly #running: { relay?: ServerProcess } = {}

  private constructor() {
    this.servers = new Namespace('servers')
    for (const address of [NAMES, MEETING.address, RELAY.address])
      this.servers.ip('address', 'add', `${address}/32`, 'dev', 'lo')
    this.may = this.#home('may', '10.77.1')
    this.river = this.#home('river', '10.77.2')
  }

  static async open(): Promise<TestInternet> {
    removeLeftNamespaces()
    const made = new TestInternet()
    await made.#startServers()
    return made
  }

  #home(label: string, subnet: string): Place {
    const namespace = new Namespace(label)
    namespace.ip('link', 'add', LINK, 'type', 'veth', 'peer', 'name', label, 'netns', this.servers.name)
    this.servers.ip('address', 'add', `${subnet}.1/24`, 'dev', label)
    this.servers.ip('link', 'set', label, 'up')
    namespace.ip('address', 'add', `${subnet}.2/24`, 'dev', LINK)
    namespace.ip('link', 'set', LINK, 'up')
    namespace.ip('route', 'add', 'default', 'via', `${subnet}.1`)
    namespace.asksForNames(NAMES)
    return { namespace, subnet, home: trustingHome(this.#authority.file) }
  }

  async #startServers(): Promise<void> {
    const script = await bundleScript(
      'tests/support/network/nameServerProcess.ts',
      'test-output/nameServer.mjs',
    )
    const table = JSON.stringify({ [MEETING.name]: MEETING.address, [RELAY.name]: RELAY.address })
    const names = await this.servers.serve([process.execPath, script, NAMES, table])
    await names.says(/names are given/)
    this.#running.relay = await this.servers.serve(
      ['turnserver', '-c', this.#relayFile(), '--pidfile='],
      3478,
    )
    const cli = join(projectRoot, 'dist', 'signaling', 'cli.cjs')
    await this.servers.serve([process.execPath, cli, '--config', this.#meetingFile()], 443)
  }

  /** The operators' own file: only its secret and its paths are others. */
  #relayFile(): string {
    const folder = freshFolder()
    const { cert, key } = this.#authority.issue([RELAY.name])
    const config = replaced(operatingFile('turnserver.conf'), [
      ['REPLACE-WITH-48-RANDOM-CHARACTERS', TURN_SECRET],
      ['/run/turnserver/turndb', `${folder}/turndb`],
      ['/etc/rowan/tls/turn.pem', writeIn(folder, 'turn.pem', cert)],
      ['/etc/rowan/tls/turn.key', writeIn(folder, 'turn.key', key)],
    ])
    return writeIn(folder, 'turnserver.conf', config)
  }

  /** The operators' own file, without NATS. */
  #meetingFile(): string {
    const folder = freshFolder()
    const { cert, key } = this.#authority.issue([MEETING.name])
    const { nats: _, ...config } = JSON.parse(operatingFile('signaling.json'))
    mkdirSync(join(folder, 'tls'))
    writeIn(folder, 'tls/signaling.pem', cert)
    writeIn(folder, 'tls/signaling.key', key)
    writeIn(folder, 'turn-secret', `${TURN_SECRET}\n`)
    writeIn(folder, 'relay-tokens', `${RELAY_TOKEN}\n`)
    return writeIn(folder, 'signaling.json', JSON.stringify(config))
  }

  /** The relay dies. */
  async killRelay(): Promise<void> {
    await this.#running.relay?.end('SIGKILL')
  }

  /** Both carry their computers into one house and join them with a cable; no server is there any more, and no way out. Gives their addresses. */
  async moveTogether(): Promise<{ subnet: string; may: string; river: string }> {
    this.servers.ip('address', 'flush', 'dev', 'lo')
    this.servers.ip('link', 'add', 'house', 'type', 'bridge')
    this.servers.ip('link', 'set', 'house', 'up')
    const addresses = { may: `${HOUSE}.2`, river: `${HOUSE}.3` }
    for (const label of ['may', 'river'] as const) {
      const { namespace } = this[label]
      await until(() => namespace.hasNoConnection())
      this.servers.ip('address', 'flush', 'dev', label)
      this.servers.ip('link', 'set', label, 'master', 'house')
      namespace.ip('address', 'flush', 'dev', LINK)
      namespace.ip('address', 'add', `${addresses[label]}/24`, 'dev', LINK)
    }
    return { subnet: HOUSE, ...addresses }
  }

  /** A router is in the house as well, as the way to everywhere. It leads nowhere. */
  plugRouter(): void {
    this.servers.ip('address', 'add', `${HOUSE}.1/24`, 'dev', 'house')
    for (const { namespace } of [this.may, this.river])
      namespace.ip('route', 'add', 'default', 'via', `${HOUSE}.1`)
  }

  /** Takes all of it away again. */
  close(): void {
    for (const { namespace, home } of [this.may, this.river]) {
      namespace.remove()
      home.remove()
    }
    this.servers.remove()
  }
}
