import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { SignalingErrorCode } from '../../shared/signaling/signalingError.ts'

/** Answers a request that is no upgrade: `/health` for whoever watches the server, 426 at the root, 404 elsewhere. */
export function answerRequest(request: IncomingMessage, response: ServerResponse): void {
  const status = statusOf(request)
  const body = status === 200 ? 'ok\n' : `${STATUS_CODES[status]}\n`
  const headers = { 'Content-Type': 'text/plain', 'Content-Length': body.length, Connection: 'close' }
  response.writeHead(status, status === 426 ? { ...headers, Upgrade: 'websocket' } : headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Refuses an upgrade with a status and the reason, and closes the connection. */
export function refuseUpgrade(socket: Duplex, code: SignalingErrorCode): void {
  const status = code === 'SIG_ADDRESS_FULL' ? 429 : 503
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: text/plain\r\n`
  socket.end(`${head}Content-Length: ${code.length}\r\n\r\n${code}`, () => socket.destroy())
}

function statusOf(request: IncomingMessage): 200 | 404 | 426 {
  if (request.url === '/health' && (request.method === 'GET' || request.method === 'HEAD')) return 200
  return request.url === '/' ? 426 : 404
}
