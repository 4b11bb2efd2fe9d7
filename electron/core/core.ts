import process from 'node:process'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { createCaller } from '../../shared/ports/createCaller.ts'
import { createPortTransport } from '../../shared/ports/createPortTransport.ts'
import { MAIN_MESSAGE_MAX, mainCalls, mainEvents } from '../../shared/ports/mainPort.ts'
import type { Channel } from '../../shared/ports/typedPort.ts'
import { createSession } from '../../shared/session/createSession.ts'
import { failureReport } from './failureReport.ts'
import { LastingTransport } from './lastingTransport.ts'
import { levelStore } from './levelStore.ts'
import { mainPortChannel } from './mainPortChannel.ts'
import { nodeClock } from './nodeClock.ts'
import { createParentChannel } from './parentChannel.ts'
import { createScreenDoor } from './screenDoor.ts'
import { vaultFiles } from './vaultFiles.ts'

void cryptoReady().then(() => run(process.argv[2]))

/** Joins the session to main, to the screen and to the network. Nothing here opens a socket or shows a word. */
function run(profileFolder: string | undefined): void {
  if (profileFolder === undefined) throw new Error('core needs the folder of the profile')
  const parent = createParentChannel(process.parentPort)
  const withPort = (use: (channel: Channel) => void) => () => {
    const port = parent.takePort()
    if (port) use(mainPortChannel(port))
  }
  const main = createCaller(
    parent,
    mainCalls,
    mainEvents,
    {
      screenPort: withPort(channel => screen.attach(channel, session.handlers)),
      netPort: withPort(channel => transport.adopt(createPortTransport(channel))),
      netGone: () => transport.lost(),
      serverTime: ({ url, clockAhead }) => session.serverTime(url, clockAhead),
      close: () => void session.close().finally(() => process.exit(0)),
    },
    { limit: MAIN_MESSAGE_MAX },
  )
  const screen = createScreenDoor({
    failed: (call, error) => process.stderr.write(failureReport(call, error)),
  })
  const transport = new LastingTransport({ main, clock: nodeClock })
  const session = createSession({
    transport,
    vaultFiles: vaultFiles(profileFolder),
    openStore: levelStore(profileFolder),
    main,
    clock: nodeClock,
    needServers: servers => transport.needServers(servers),
    emit: screen.emit,
  })
}
