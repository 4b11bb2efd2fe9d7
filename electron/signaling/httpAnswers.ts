import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { SignalingErrorCode } from '../../shared/signaling/signalingError.ts'

type Status = 200 | 404 | 426 | 503

/**
 * Answers a request that is no upgrade: `/health` says that the process lives, `/ready` whether it should be given newcomers; 426 at
 * the root, 404 elsewhere.
 */
export function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  isReady: () => boolean,
): void {
  const status = statusOf(request, isReady)
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

function statusOf({ url, method }: IncomingMessage, isReady: () => boolean): Status {
  const isRead = method === 'GET' || method === 'HEAD'
  if (url === '/health' && isRead) return 200
  if (url === '/ready' && isRead) return isReady() ? 200 : 503
  return url === '/' ? 426 : 404
}
