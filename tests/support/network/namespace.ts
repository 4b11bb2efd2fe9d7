import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ServerProcess } from '../../integration/signaling/support/serverProcess.ts'
import { isAlive, killAll } from '../app/appProcesses.ts'
import { until } from '../app/until.ts'

const PREFIX = 'rowan-test-'
/** What `ip netns exec` puts over the files of /etc inside a namespace of this name. */
const SETTINGS = '/etc/netns'

const ip = (...args: string[]) => execFileSync('ip', args, { encoding: 'utf8', stdio: 'pipe' })

/** States of TCP, as the kernel writes them. */
const [LISTEN, TIME_WAIT] = ['0A', '06']

const standing = new Set<string>()
// A test process that breaks off leaves none behind
process.on('exit', () => {
  for (const name of standing) removeNamed(name)
})

/** Why there can be no networks of their own here; null when there can. */
export function whyNoNamespaces(): string | null {
  if (process.platform !== 'linux')
    return 'networks of their own are made with namespaces, which are of Linux'
  if (process.getuid?.() !== 0) return 'networks of their own are made by root alone; this is not root'
  const name = `${PREFIX}${process.pid}-probe`
  const { status, error, stderr } = spawnSync('ip', ['netns', 'add', name], { encoding: 'utf8' })
  if (status !== 0) return `no namespace can be made: ${error?.message ?? stderr.trim()}`
  ip('netns', 'del', name)
  return null
}

/** A network of its own on this computer, at first without anything but loopback. */
export class Namespace {
  readonly name: string

  constructor(label: string) {
    this.name = `${PREFIX}${process.pid}-${label}`
    ip('netns', 'add', this.name)
    standing.add(this.name)
    // the kernel would speak to routers by itself
    this.set('net/ipv6/conf/all/disable_ipv6', '1')
    this.set('net/ipv6/conf/default/disable_ipv6', '1')
    this.set('net/ipv4/ip_forward', '0')
    this.ip('link', 'set', 'lo', 'up')
  }

  /** Does something with its links, addresses and ways. */
  ip(...args: string[]): void {
    ip('-n', this.name, ...args)
  }

  /** Sets one of the kernel's settings of this network. */
  set(setting: string, value: string): void {
    this.run('sh', '-c', `echo ${value} > /proc/sys/${setting}`)
  }

  /** Which server it asks for names. */
  asksForNames(address: string): void {
    mkdirSync(join(SETTINGS, this.name), { recursive: true })
    writeFileSync(join(SETTINGS, this.name, 'resolv.conf'), `nameserver ${address}\noptions attempts:1\n`)
  }

  /** What to start so that it runs in here, in the same process. */
  command(...line: string[]): [command: string, args: string[]] {
    return ['ip', ['netns', 'exec', this.name, ...line]]
  }

  /** Runs something short in here. */
  run(...line: string[]): string {
    const [command, args] = this.command(...line)
    return execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe' })
  }

  /** Starts something that goes on in here, and waits until it takes TCP connections at this port, if one is given. */
  async serve(line: readonly string[], port?: number): Promise<ServerProcess> {
    const server = new ServerProcess(...this.command(...line))
    const open = port?.toString(16).toUpperCase().padStart(4, '0')
    const listening = new RegExp(`^ *\\d+: [0-9A-F]{8}:${open} 0{8}:0000 0A `, 'm')
    await until(() => {
      if (server.hasEnded) throw new Error(`${line[0]} ended: ${server.output}`)
      return open === undefined || listening.test(this.run('cat', '/proc/net/tcp'))
    })
    return server
  }

  /** Whether no TCP connection beyond loopback is left, also none that is being closed; what only waits for its number to be free is no more. */
  hasNoConnection(): boolean {
    const rows = this.run('cat', '/proc/net/tcp').split('\n').slice(1).filter(Boolean)
    return rows.every(row => {
      const [, local = '', , state = ''] = row.trim().split(/\s+/)
      return local.startsWith('0100007F') || state === LISTEN || state === TIME_WAIT
    })
  }

  /** Ends all that still runs in here, and takes it away. */
  remove(): void {
    removeNamed(this.name)
    standing.delete(this.name)
  }
}

function removeNamed(name: string): void {
  killAll(ip('netns', 'pids', name).split('\n').filter(Boolean).map(Number))
  ip('netns', 'del', name)
  rmSync(join(SETTINGS, name), { recursive: true, force: true })
  if (existsSync(SETTINGS) && readdirSync(SETTINGS).length === 0) rmdirSync(SETTINGS)
}

/** The namespaces of this computer that runs of these tests made, of this process alone or of those that are no more. */
export function namespacesOf(whose: 'this process' | 'dead processes'): string[] {
  const names = ip('netns', 'list')
    .split('\n')
    .map(line => line.split(' ')[0] ?? '')
    .filter(name => name.startsWith(PREFIX))
  const pidOf = (name: string) => Number(name.slice(PREFIX.length).split('-')[0])
  return names.filter(name =>
    whose === 'this process' ? pidOf(name) === process.pid : !isAlive(pidOf(name)),
  )
}

/** Takes away what a run left that was ended before it could do so. */
export function removeLeftNamespaces(): void {
  for (const name of namespacesOf('dead processes')) removeNamed(name)
}
