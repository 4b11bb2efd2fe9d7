import type { MessagePortMain } from 'electron'
import { createWindow, preferencesOf } from './bundledParts.ts'
import { createNet, type Net } from './createNet.ts'
import { processes } from './endProcess.ts'
import type { HandshakeWatchOptions } from './handshakeWatch.ts'
import { createNetWindow } from './netWindow.ts'
import { systemClock as clock } from './systemClock.ts'
import { watchServers } from './watchServers.ts'

/** Joins the network of the app: its hidden window, the session of that, and what main finds out about the servers. */
export function createNetwork(options: {
  readonly onGone: () => void
  readonly serverTime: HandshakeWatchOptions['tell']
  readonly makePort: () => MessagePortMain
  readonly title: () => string
}) {
  const preferences = preferencesOf('net', () => net.servers())
  const { watch, lookAt } = watchServers({
    session: preferences.session,
    servers: () => net.servers(),
    tell: options.serverTime,
    clock,
  })
  const net: Net = createNet({
    makeWindow: crashed =>
      createNetWindow({
        create: createWindow,
        preferences,
        crashed,
        watch,
        makePort: options.makePort,
        title: options.title(),
        processes,
      }),
    onGone: options.onGone,
  })
  return { net, lookAtServer: lookAt }
}
