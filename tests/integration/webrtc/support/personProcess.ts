import WebSocket from 'ws'
import { createWebRtcTransport } from '../../../../renderer/net/createWebRtcTransport.ts'
import { pageClock } from '../../../../renderer/net/pageClock.ts'
import type { SocketClass } from '../../../../renderer/net/server/socketLike.ts'
import { errorCodeOf } from '../../../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import type { JoinView, RoomView } from '../../../../shared/ports/screenViews.ts'
import { createSession } from '../../../../shared/session/createSession.ts'
import { encodeProfile } from '../../../../shared/session/profile/profileContent.ts'
import { Vault } from '../../../../shared/vault/vault.ts'
import { roomsOn } from '../../../support/session/keptRecords.ts'
import { MemoryMain } from '../../../support/session/memoryMain.ts'
import { MemoryProfile } from '../../../support/session/memoryProfile.ts'
import { CHEAPEST } from '../../../support/session/simulatedSession.ts'
import { carefulWrtc } from './carefulWrtc.ts'
import type { PersonCall, PersonEvent } from './personCall.ts'

// One person in a process of her own: a real session on the real transport, without a screen; with an empty profile when she
// is given a passphrase.

const tell = (event: PersonEvent) => process.send?.(event)

await cryptoReady()
const [passphrase] = process.argv.slice(2)
const disk = new MemoryProfile()
if (passphrase !== undefined) await new Vault(disk.vaultFiles, pageClock, CHEAPEST).create(passphrase)

const session = createSession({
  transport: createWebRtcTransport({
    ...carefulWrtc,
    WebSocket: WebSocket as unknown as SocketClass,
    clock: pageClock,
    random: Math.random,
  }),
  vaultFiles: disk.vaultFiles,
  openStore: disk.openStore,
  main: new MemoryMain().calls,
  clock: { ...pageClock, now: () => Date.now() },
  needServers: () => undefined,
  emit: {
    roomChanged: ({ view }) => tell({ type: 'room', view: view as RoomView }),
    joinChanged: view => tell({ type: 'join', view: view as JoinView }),
    roomGone: () => undefined,
    timelineChanged: () => undefined,
    noteUpdate: () => undefined,
    noteReplaced: () => undefined,
  },
})

/** What is kept, as whoever has the disk and the passphrase finds it. */
async function kept(): Promise<Uint8Array | null> {
  return passphrase === undefined ? null : encodeProfile(await roomsOn(disk, passphrase))
}

async function answer(call: PersonCall): Promise<unknown> {
  const handlers: Record<string, (request: never) => unknown> = session.handlers
  if (call.do === 'call') return handlers[call.name]?.(call.request as never)
  if (call.do === 'counters') return [...session.refusals]
  return call.do === 'profile' ? kept() : process.memoryUsage().rss
}

async function obey(call: PersonCall): Promise<void> {
  const { id } = call
  try {
    tell({ type: 'answer', id, response: await answer(call), code: null })
  } catch (error) {
    tell({ type: 'answer', id, response: null, code: errorCodeOf(error) })
  }
}

process.on('message', message => void obey(message as PersonCall))
process.on('disconnect', () => process.exit(0))
tell({ type: 'ready' })
