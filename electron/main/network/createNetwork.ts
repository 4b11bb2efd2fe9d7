import type { MessagePortMain } from 'electron'
import type { ProxySetting } from '../../../shared/ports/proxySchema.ts'
import { createWindow, netPreferences } from '../bundledParts.ts'
import { processes } from '../ending/endProcess.ts'
import { systemClock as clock } from '../systemClock.ts'
import { createNet, type Net } from './createNet.ts'
import type { HandshakeWatchOptions } from './handshakeWatch.ts'
import { hasWayOut } from './hasWayOut.ts'
import { createNetWindow } from './netWindow.ts'
import { watchServers } from './watchServers.ts'

/** Joins the network of the app: its hidden window, the session of that, and what main finds out about the servers. */
export function createNetwork(options: {
  /** Through what it is to go out in this moment; null for nothing between. */
  readonly proxy: () => ProxySetting | null
  readonly onGone: () => void
  readonly serverTime: HandshakeWatchOptions['tell']
  readonly makePort: () => MessagePortMain
  readonly title: () => string
}) {
  const preferences = netPreferences(() => net.servers())
  const { watch, lookAt } = watchServers({
    session: () => preferences().session,
    servers: () => net.servers(),
    tell: options.serverTime,
    clock,
  })
  const net: Net = createNet({
    makeWindow: (crashed, proxy) =>
      createNetWindow({
        create: createWindow,
        preferences: preferences(),
        proxy,
        hasWayOut,
        crashed,
        watch,
        makePort: options.makePort,
        title: options.title(),
        processes,
      }),
    proxy: options.proxy,
    onGone: options.onGone,
  })
  return { net, lookAtServer: lookAt }
}
