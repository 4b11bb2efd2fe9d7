import { createSocket } from 'node:dgram'

const [address = '', table = '{}'] = process.argv.slice(2)
const known: Record<string, string> = JSON.parse(table)

const HEADER = 12
const TYPE_A = 1
const NO_SUCH_NAME = 3

/** The name of a question and where it ends. */
function nameIn(query: Buffer): { name: string; end: number } {
  const labels: string[] = []
  let at = HEADER
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}

/** One IPv4 address for a known name, nothing for its other kinds, and for others that there are none. */
function answerTo(query: Buffer): Buffer {
  const { name, end } = nameIn(query)
  const found = known[name]
  const given = found !== undefined && query.readUInt16BE(end) === TYPE_A
  const header = Buffer.alloc(HEADER)
  header.writeUInt16BE(query.readUInt16BE(0), 0)
  header.writeUInt16BE(0x8580 | (found === undefined ? NO_SUCH_NAME : 0), 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(given ? 1 : 0, 6)
  const record = Buffer.from([0xc0, HEADER, 0, TYPE_A, 0, 1, 0, 0, 0, 60, 0, 4])
  const answer = given ? [record, Buffer.from(found.split('.').map(Number))] : []
  return Buffer.concat([header, query.subarray(HEADER, end + 4), ...answer])
}

/** A name server for a network of the tests: the names of its table and no others. */
const socket = createSocket('udp4')
socket.on('message', (query, { address, port }) => socket.send(answerTo(query), port, address))
socket.bind(53, address, () => process.stdout.write('names are given\n'))
