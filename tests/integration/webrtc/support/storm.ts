import { buildScript } from './buildScript.ts'
import { ChildPeer } from './childPeer.ts'
import type { StormCall, StormEvent } from './stormCall.ts'

/** A process of raw members, as a test sees it. */
export class Storm extends ChildPeer<StormCall, StormEvent> {
  /** A careful one survives being closed out while it sends, and does not see how full its channel is. */
  static async start(how: 'quick' | 'careful' = 'quick'): Promise<Storm> {
    const storm = new Storm(await script(), [how])
    await storm.until('raw members are ready', () => storm.events.length > 0)
    return storm
  }

  /** Events of one type that one member told, from the start. */
  by<Type extends StormEvent['type']>(as: string, type: Type): Extract<StormEvent, { type: Type }>[] {
    return this.of(type).filter(event => 'as' in event && event.as === as)
  }
}

let built: Promise<string> | null = null

function script(): Promise<string> {
  built ??= buildScript('stormProcess')
  return built
}
