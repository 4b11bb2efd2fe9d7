import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { TransportEvent } from '../../../shared/ports/transport.ts'
import { Replication } from '../../../shared/session/replication/replication.ts'
import { carrierOptions } from '../../../shared/session/room/carrierOptions.ts'
import type { SimulatedNetwork, SimulatedTransport } from '../simulation/simulatedNetwork.ts'
import type { Heard } from './ledgers.ts'
import { SERVERS } from './simulatedRoom.ts'

/** A ledger on the simulated network: only links and frames, no carrier entries and no documents. */
export class NetworkedDevice {
  readonly heard: Heard
  readonly transport: SimulatedTransport
  readonly replication: Replication
  /** What replication refused, which is not about one record. */
  readonly breaches: ErrorCode[] = []

  constructor(heard: Heard, network: SimulatedNetwork) {
    this.heard = heard
    this.transport = network.join()
    this.replication = new Replication(heard.ledger, this.transport, network.clock, {
      peersChanged: () => undefined,
      received: () => this.replication.recordsChanged(),
      refused: code => this.breaches.push(code),
    })
    this.transport.listen(event => this.receive(event))
    this.transport.openCarrier(
      carrierOptions(heard.ledger, heard.ledger.active, SERVERS, network.clock.now()),
    )
  }

  /** Takes an event of the network. */
  receive(event: TransportEvent): void {
    if (event.type === 'link-open') this.replication.linkOpened(event.link, event.device, event.epoch)
    if (event.type === 'link-closed') this.replication.linkClosed(event.link)
    if (event.type === 'frame') this.replication.frame(event.link, event.frame)
  }
}
