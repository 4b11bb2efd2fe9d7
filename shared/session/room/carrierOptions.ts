import { fromUtf8 } from '../../bytes/utf8.ts'
import type { CarrierOptions, IceSettings, Topic, Topics } from '../../ports/transport.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { epochTopic } from '../../room/epoch/epochKeys.ts'
import type { RoomPolicy } from '../../room/epoch/epochState.ts'
import type { Ledger } from '../ledger/ledger.ts'

const DAY = 24 * 60 * 60 * 1000
/** Clocks may differ by this many ms: yesterday's topic is heard a while after midnight, tomorrow's a while before (PROTOCOL.md §7.5). */
const SKEW = 15 * 60 * 1000

/** The topics of an epoch at a moment (ms since 1970), and how long they stay right, in ms (PROTOCOL.md §7.5). */
export function epochTopics(
  epoch: Epoch,
  now: number,
): { readonly topics: Topics; readonly lifetime: number } {
  const at = (time: number) => epochTopic(epoch.keys.secret, epoch.room, epoch.id, time) as Topic
  const listen = [...new Set([at(now), at(now - SKEW), at(now + SKEW)])]
  const intoDay = now % DAY
  const edges = [SKEW, DAY - SKEW, DAY].filter(edge => edge > intoDay)
  return { topics: { publish: at(now), listen }, lifetime: Math.min(...edges) - intoDay }
}

/** What net needs to carry an epoch: pairwise link and signalling keys, topics, servers; no content key (PROTOCOL.md §6, §7). */
export function carrierOptions(
  ledger: Ledger,
  epoch: Epoch,
  servers: readonly string[],
  now: number,
): CarrierOptions {
  const { keys } = ledger
  const others = epoch.state.members.filter(member => member.device !== keys.device)
  return {
    room: epoch.room,
    epoch: epoch.id,
    self: keys.device,
    servers,
    topics: epochTopics(epoch, now).topics,
    signalKey: epoch.keys.signal,
    peers: others.map(({ device }) => {
      const pair = ledger.pair(device)
      return { device, linkKey: pair.link, signalKey: pair.signal }
    }),
    ice: iceSettings(epoch.state.policy),
  }
}

/** The way that the epoch's policy names, with its relay; one whose time is over is named all the same, for a clock may be wrong. */
function iceSettings({ ice, relay }: RoomPolicy): IceSettings {
  if (relay === null) return { policy: ice, servers: [] }
  const { urls, username, credential } = relay
  return { policy: ice, servers: [{ urls, username, credential: fromUtf8(credential.expose()) }] }
}
