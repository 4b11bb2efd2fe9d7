import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

const UPGRADE = [
  'GET / HTTP/1.1',
  'Host: localhost',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  '\r\n',
].join('\r\n')

/** A bare TCP connection, for what no WebSocket library would send. */
export async function rawConnection(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => {
    socket.destroy()
  })
  await once(socket, 'connect')
  // A reset is one of the ways in which the server may end what a test does to it.
  socket.on('error', () => socket.destroy())
  return socket
}

/** A bare TCP connection on which the WebSocket handshake is done and nothing after it is answered. */
export async function rawUpgraded(port: number): Promise<Socket> {
  const socket = await rawConnection(port)
  socket.write(UPGRADE)
  await once(socket, 'data')
  return socket
}

/** A masked client frame with an all-zero mask: first byte, then 64-bit length, then the payload as it is. */
export function clientFrame(firstByte: number, payload: Buffer, claimedLength = payload.length): Buffer {
  const head = Buffer.alloc(14)
  head[0] = firstByte
  head[1] = 0x80 | 127
  head.writeBigUInt64BE(BigInt(claimedLength), 2)
  return Buffer.concat([head, payload])
}

export const TEXT_FRAME = 0x81
export const PING_FRAME = 0x89
export const PONG_FRAME = 0x8a
