import {
  createSignalingServer,
  type SignalingServer,
} from '../../../../electron/signaling/createSignalingServer.ts'
import { createRelayDesk, type RelaySettings } from '../../../../electron/signaling/relay/relayDesk.ts'
import { TURN_SECRET, type TurnProcess } from './turnProcess.ts'

/** What the counsellors of these tests were given. */
export const RELAY_TOKEN = 'a-token-of-the-tests-0123456789abcdef'

/** A signalling server of the tests' own process that gives the relay of a real turnserver. */
export function relayService(turn: TurnProcess, change: Partial<RelaySettings> = {}): SignalingServer {
  const desk = createRelayDesk({
    urls: turn.urls,
    secret: TURN_SECRET,
    tokens: [RELAY_TOKEN],
    lifetimeSeconds: 3_600,
    ...change,
  })
  return createSignalingServer({ relay: () => desk })
}
