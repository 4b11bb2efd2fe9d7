import type { LinkId, Topic, Transport, TransportEvent } from '../../shared/ports/transport.ts'
import type { DeviceId, EpochId } from '../../shared/room/ids.ts'

type Tell = (event: TransportEvent) => void

/** One net window's transport while it lives, and what it left open when it does not. */
export type NetSide = {
  readonly transport: Transport
  /** The carriers and topics it has been told to open. */
  readonly told: Set<EpochId | Topic>
  hasLink(link: LinkId): boolean
  /** Stops hearing it, and tells of each link and server that it is closed. */
  lose(): void
}

/** Hears one net window's transport and remembers what will have to be taken back when the window is gone. */
export function createNetSide(transport: Transport, tell: Tell): NetSide {
  const links = new Map<LinkId, { epoch: EpochId; device: DeviceId }>()
  const servers = new Set<string>()
  const note = (event: TransportEvent) => {
    if (event.type === 'link-open') links.set(event.link, { epoch: event.epoch, device: event.device })
    if (event.type === 'link-closed') links.delete(event.link)
    if (event.type === 'server' && event.state === 'closed') servers.delete(event.url)
    else if (event.type === 'server') servers.add(event.url)
  }
  const stop = transport.listen(event => {
    note(event)
    tell(event)
  })
  return {
    transport,
    told: new Set(),
    hasLink: link => links.has(link),
    lose() {
      stop()
      for (const [link, { epoch, device }] of links) tell({ type: 'link-closed', epoch, link, device })
      for (const url of servers) tell({ type: 'server', url, state: 'closed' })
    },
  }
}
