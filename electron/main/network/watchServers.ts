import { networkInterfaces } from 'node:os'
import { net, type Session, type WebContents } from 'electron'
import type { Clock } from '../../../shared/ports/clock.ts'
import { HandshakeWatch, type HandshakeWatchOptions } from './handshakeWatch.ts'
import { createServerProbe } from './serverProbe.ts'

/** What main can find out about signalling servers: it watches the handshakes of net's windows, and asks where one was not reached. */
export function watchServers(options: {
  /** The session of net in this moment. */
  readonly session: () => Session
  readonly servers: () => readonly string[]
  readonly tell: HandshakeWatchOptions['tell']
  readonly clock: Clock
}) {
  const handshakes = new HandshakeWatch({ ...options, steady: () => performance.now() })
  const lookAt = createServerProbe({
    ...options,
    request: asked => net.request(asked),
    isOutOfTime: url => handshakes.isOutOfTime(url),
    interfaces: () => networkInterfaces(),
    isOnline: () => net.isOnline(),
  })
  return { watch: (contents: WebContents) => handshakes.watch(contents), lookAt }
}
