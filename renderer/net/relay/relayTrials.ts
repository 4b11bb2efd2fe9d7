import type { Clock } from '../../../shared/ports/clock.ts'
import { WAYS_MAX } from '../../../shared/ports/linkViews.ts'
import type { IceSettings, RelayOutcome, RelayTrial, RelayWay } from '../../../shared/ports/transport.ts'
import type { EpochId } from '../../../shared/room/ids.ts'
import type { RtcClasses } from '../link/guardedWrtc.ts'
import { iceConfiguration } from '../link/iceConfiguration.ts'
import { candidatePolicy } from '../signalingGuard/candidatePolicy.ts'
import { RelayLoop } from './relayLoop.ts'

/** What tries need, and whom they tell. */
export type RelayTrialsOptions = {
  readonly rtc: RtcClasses
  readonly clock: Clock
  readonly tell: (epoch: EpochId, trial: RelayTrial) => void
}

type Came = RelayTrial['ways'][number]

/** The better first: what a whole try is called is the best of its ways. */
const BEST: readonly RelayOutcome[] = ['works', 'silent', 'full', 'refused', 'unreachable']

/** Tries the relay of a carrier when somebody asks, one at a time, each of its addresses by itself and never another way. */
export class RelayTrials {
  readonly #options: RelayTrialsOptions
  #running: { readonly epoch: EpochId; readonly loops: readonly RelayLoop[] } | null = null

  constructor(options: RelayTrialsOptions) {
    this.#options = options
  }

  /** Tries the relay that a carrier may use; null where there is no such carrier. */
  start(epoch: EpochId, settings: IceSettings | null): void {
    if (this.#running?.epoch === epoch) return
    const ice: IceSettings = { servers: settings?.servers ?? [], policy: 'relay' }
    const single = singleConfigurations(ice)
    if (this.#running) this.#untried(epoch, 'busy')
    else if (settings === null) this.#untried(epoch, 'stopped')
    else if (single.length === 0) this.#untried(epoch, 'none')
    else this.#running = { epoch, loops: this.#open(epoch, ice, single) }
  }

  /** The carrier is closed: nothing is sent for it any more. */
  end(epoch: EpochId): void {
    if (this.#running?.epoch !== epoch) return
    for (const loop of this.#running.loops) loop.end()
    this.#running = null
    this.#untried(epoch, 'stopped')
  }

  #untried(epoch: EpochId, outcome: 'busy' | 'none' | 'stopped'): void {
    this.#options.tell(epoch, { outcome, ways: [] })
  }

  #open(epoch: EpochId, ice: IceSettings, single: readonly Single[]): RelayLoop[] {
    const { rtc, clock, tell } = this.#options
    const mayPass = candidatePolicy(ice)
    const ways: (Came | null)[] = single.map(() => null)
    return single.map(({ configuration, way }, at) => {
      const done = (outcome: RelayOutcome, roundTrip: number | null) => {
        ways[at] = { way, outcome, roundTrip }
        const came = ways.filter(one => one !== null)
        if (came.length < single.length) return
        this.#running = null
        tell(epoch, { outcome: bestOf(came), ways: came })
      }
      return new RelayLoop({ rtc, clock, configuration, mayPass, done })
    })
  }
}

type Single = { readonly configuration: RTCConfiguration; readonly way: RelayWay }

/** The same configuration as for links, once for each address of a relay. */
function singleConfigurations(ice: IceSettings): Single[] {
  const { iceServers = [], ...rest } = iceConfiguration(ice)
  return iceServers
    .flatMap(server =>
      [server.urls].flat().map(url => ({
        configuration: { ...rest, iceServers: [{ ...server, urls: [url] }] },
        way: wayOf(url),
      })),
    )
    .slice(0, WAYS_MAX)
}

function wayOf(url: string): RelayWay {
  if (/^turns:/i.test(url)) return 'tls'
  return /[?&]transport=tcp(?:&|$)/i.test(url) ? 'tcp' : 'udp'
}

function bestOf(came: readonly Came[]): RelayOutcome {
  return BEST.find(outcome => came.some(one => one.outcome === outcome)) ?? 'unreachable'
}
