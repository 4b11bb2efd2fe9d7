import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerRequest } from '../httpAnswers.ts'

export interface MetricsListenerOptions {
  readonly host: string
  readonly port: number
  readonly render: () => string
  readonly isReady: () => boolean
}

/** A listener of its own for whoever watches the service: `/metrics`, `/health` and `/ready`. */
export interface MetricsListener {
  readonly port: number
  close(): Promise<void>
}

const MAX_CONNECTIONS = 32

export async function createMetricsListener(options: MetricsListenerOptions): Promise<MetricsListener> {
  const { host, port } = options
  const http = createServer(
    { headersTimeout: 5_000, requestTimeout: 5_000, maxHeaderSize: 8 * 1024 },
    (request, response) => answer(request, response, options),
  )
  http.maxConnections = MAX_CONNECTIONS
  http.listen({ host, port })
  await once(http, 'listening')
  return {
    port: (http.address() as AddressInfo).port,
    async close() {
      const closed = once(http, 'close')
      http.close()
      http.closeAllConnections()
      await closed
    },
  }
}

function answer(request: IncomingMessage, response: ServerResponse, options: MetricsListenerOptions): void {
  if (request.url !== '/metrics' || request.method !== 'GET') {
    answerRequest(request, response, options.isReady)
    return
  }
  response.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', Connection: 'close' })
  response.end(options.render())
}
