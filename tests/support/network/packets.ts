import { readFileSync } from 'node:fs'

/** What went over a link: the protocol, and both ends as `address` or `address:port`. */
export type Packet = {
  readonly kind: string
  readonly from: string
  readonly to: string
  /** The name that is asked for, in a question to a name server. */
  readonly name?: string
}

const FILE_HEADER = 24
const RECORD_HEADER = 16
const ETHERNET = 14
const LITTLE_ENDIAN = 0xd4c3b2a1
const PROTOCOLS: Readonly<Record<number, string>> = { 1: 'icmp', 2: 'igmp', 6: 'tcp', 17: 'udp' }
const DNS_PORT = 53
const IGMP_REPORT = 0x22
const UDP_AND_DNS_HEADERS = 20

const addressAt = (bytes: Buffer, at: number) => [...bytes.subarray(at, at + 4)].join('.')

function askedName(udp: Buffer): string {
  const labels: string[] = []
  for (let at = UDP_AND_DNS_HEADERS; udp[at]; at += 1 + (udp[at] ?? 0))
    labels.push(udp.toString('latin1', at + 1, at + 1 + (udp[at] ?? 0)))
  return labels.join('.')
}

function ipv4(ip: Buffer): Packet {
  const protocol = ip.readUInt8(9)
  const kind = PROTOCOLS[protocol] ?? `ip protocol ${protocol}`
  const [from, to] = [addressAt(ip, 12), addressAt(ip, 16)]
  const inside = ip.subarray((ip.readUInt8(0) & 15) * 4)
  const isFragment = (ip.readUInt16BE(6) & 0x1fff) !== 0
  // A report of membership names a group, and goes to one address for all of them
  if (kind === 'igmp' && inside.readUInt8(0) === IGMP_REPORT)
    return { kind, from, to: `${to} for ${addressAt(inside, 12)}` }
  if ((kind !== 'udp' && kind !== 'tcp') || isFragment) return { kind, from, to }
  const [fromPort, toPort] = [inside.readUInt16BE(0), inside.readUInt16BE(2)]
  const asked = kind === 'udp' && toPort === DNS_PORT ? { name: askedName(inside) } : {}
  return { kind, from: `${from}:${fromPort}`, to: `${to}:${toPort}`, ...asked }
}

function ethernet(frame: Buffer): Packet {
  const type = frame.readUInt16BE(12)
  const inside = frame.subarray(ETHERNET)
  if (type === 0x0800) return ipv4(inside)
  if (type === 0x0806) return { kind: 'arp', from: addressAt(inside, 14), to: addressAt(inside, 24) }
  return { kind: `ethernet ${type.toString(16)}`, from: '', to: '' }
}

/** The packets of a file of tcpdump (pcap, Ethernet), as far as they are written to it. */
export function packetsIn(path: string): Packet[] {
  const bytes = readFileSync(path)
  if (bytes.length < FILE_HEADER) return []
  if (bytes.readUInt32BE(0) !== LITTLE_ENDIAN || bytes.readUInt32LE(20) !== 1)
    throw new Error('not a capture of Ethernet that this computer wrote')
  const packets: Packet[] = []
  for (let at = FILE_HEADER; at + RECORD_HEADER <= bytes.length; ) {
    const [start, length] = [at + RECORD_HEADER, bytes.readUInt32LE(at + 8)]
    if (start + length > bytes.length) break
    packets.push(ethernet(bytes.subarray(start, start + length)))
    at = start + length
  }
  return packets
}
