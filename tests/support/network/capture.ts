import { join } from 'node:path'
import { freshFolder } from '../../integration/signaling/support/operating.ts'
import type { ServerProcess } from '../../integration/signaling/support/serverProcess.ts'
import { until } from '../app/until.ts'
import type { Namespace } from './namespace.ts'
import { type Packet, packetsIn } from './packets.ts'

/** Addresses that nobody has, and that were asked for on some link; those who share one hear the questions of each other. */
const marks = new Set<string>()
const FIRST_MARK = 200

/** All that goes over the one link of a network, from now on. */
export class Capture {
  readonly #namespace: Namespace
  readonly #file: string
  readonly #process: ServerProcess
  #read = 0

  private constructor(namespace: Namespace, file: string, process: ServerProcess) {
    this.#namespace = namespace
    this.#file = file
    this.#process = process
  }

  static async start(namespace: Namespace, link: string): Promise<Capture> {
    const file = join(freshFolder(), 'packets.pcap')
    const options = ['-n', '-U', '--immediate-mode', '-Z', 'root', '-i', link, '-w', file]
    const process = await namespace.serve(['tcpdump', ...options])
    await process.says(/listening on/)
    return new Capture(namespace, file, process)
  }

  /**
   * The packets since it was last asked. So that none is missing, it asks on the link for an address that nobody has, and reads until
   * that question is there: whatever was sent before it is there then too.
   */
  async packets(subnet: string): Promise<Packet[]> {
    const mark = `${subnet}.${FIRST_MARK + marks.size}`
    marks.add(mark)
    const from = this.#read
    this.#namespace.run('bash', '-c', `echo > /dev/udp/${mark}/9`)
    const isThere = () => packetsIn(this.#file).findIndex((one, at) => at >= from && one.to === mark)
    await until(() => {
      if (this.#process.hasEnded) throw new Error(`tcpdump ended: ${this.#process.output}`)
      return isThere() >= 0
    })
    const end = isThere()
    this.#read = end + 1
    return packetsIn(this.#file)
      .slice(from, end)
      .filter(({ kind, to }) => kind !== 'arp' || !marks.has(to))
  }
}

/** The other ends that a computer with this address has spoken with, once each: the protocol with the address, and the port at servers. */
export function otherEnds(packets: readonly Packet[], own: string): string[] {
  const isOwn = (end: string) => end.split(':')[0] === own
  const ends = packets.map(({ kind, from, to }) => `${kind} ${isOwn(from) ? to : from}`)
  return [...new Set(ends)].sort()
}
