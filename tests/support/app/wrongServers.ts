import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { Certificate } from '../network/makeAuthority.ts'

/** A server on this computer that can be taken away, so that another can take its port. */
export type WrongServer = { readonly port: number; readonly close: () => Promise<void> }

async function listening(
  server: Server,
  port: number,
  end: () => void = () => undefined,
): Promise<WrongServer> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    end()
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  return { port: (server.address() as AddressInfo).port, close }
}

/** A port where nothing listens any more. */
export async function deadPort(): Promise<number> {
  const { port, close } = await listening(createServer(), 0)
  await close()
  return port
}

/** A web server that has no idea of WebSockets and answers everything with a status; `asked` counts the handshakes among it. */
export async function webServer(
  status: number,
  port = 0,
): Promise<WrongServer & { readonly asked: () => number }> {
  let asked = 0
  const server = createServer(({ headers }, response) => {
    if (headers.upgrade) asked += 1
    response.writeHead(status).end('a page')
  })
  return { ...(await listening(server, port)), asked: () => asked }
}

/** A web server behind a certificate. */
export function secureServer(certificate: Certificate): Promise<WrongServer> {
  return listening(createSecureServer(certificate), 0)
}

/** A server of WebSockets; `speak` says what it sends to who says something, `clock` what time it tells, in ms since 1970. */
export function talkingServer(
  speak: (heard: string) => string | null,
  { port = 0, clock }: { readonly port?: number; readonly clock?: () => number } = {},
): Promise<WrongServer> {
  const server = createServer()
  const sockets = new WebSocketServer({ server })
  if (clock) sockets.on('headers', headers => headers.push(`Date: ${new Date(clock()).toUTCString()}`))
  sockets.on('connection', socket =>
    socket.on('message', data => {
      const said = speak(String(data))
      if (said !== null) socket.send(said)
    }),
  )
  return listening(server, port, () => {
    for (const socket of sockets.clients) socket.terminate()
  })
}

/** What a meeting point where nobody else is says. */
export function answerPings(heard: string): string | null {
  return heard === '{"type":"ping"}' ? '{"type":"pong"}' : null
}
