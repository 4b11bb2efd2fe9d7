import type { IceSettings, RelayReach } from '../../../shared/ports/transport.ts'
import { turnRefusal } from '../relay/turnRefusal.ts'
import { iceConfiguration } from './iceConfiguration.ts'

/** Watches what one connection gathers. */
export type RelayTry = {
  /** A candidate came; null when there are no more. */
  gathered(candidate: string | null): void
  /** An address of the relay gave none, for this reason. */
  failed(code: number): void
  /** The connection is closed. */
  ended(): void
}

/** Tells once whether a connection that may only use a relay was given an address there; nothing under other settings. */
export function relayTry(ice: IceSettings, tell: (reach: RelayReach) => void): RelayTry | null {
  if (ice.policy !== 'relay' || iceConfiguration(ice).iceServers?.length === 0) return null
  let told = false
  let isDenied = false
  const once = (hasAddress: boolean) => {
    if (told) return
    told = true
    tell(hasAddress ? 'reached' : isDenied ? 'denied' : 'unreachable')
  }
  return {
    gathered: candidate => {
      // an empty one ends a generation of candidates in some engines
      if (candidate?.includes(' typ relay')) once(true)
      else if (candidate === null) once(false)
    },
    failed: code => {
      isDenied ||= turnRefusal(code) === 'refused'
    },
    ended: () => once(false),
  }
}
