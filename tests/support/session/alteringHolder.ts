import { BytesReader } from '../../../shared/bytes/bytesReader.ts'
import type { LinkId, TransportEvent } from '../../../shared/ports/transport.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import type { RecordId } from '../../../shared/room/ids.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { encodeRecordHeader, payloadHashOf } from '../../../shared/room/record/recordHeader.ts'
import { claimedRecordId, sealRecord } from '../../../shared/room/record/sealRecord.ts'
import { answerWant } from '../../../shared/session/replication/answerWant.ts'
import { frameKey } from '../../../shared/session/replication/frame.ts'
import {
  decodePut,
  decodeWant,
  encodeHave,
  encodePut,
} from '../../../shared/session/replication/frameBodies.ts'
import { Link } from '../../../shared/session/replication/link.ts'
import { carrierOptions } from '../../../shared/session/room/carrierOptions.ts'
import { OPEN, SIG, text, unhex } from '../room/primitives.ts'
import { newStrand, recordAad, recordKey } from '../room/recordBytes.ts'
import type { SimulatedNetwork, SimulatedTransport } from '../simulation/simulatedNetwork.ts'
import type { Heard } from './ledgers.ts'
import { SERVERS } from './simulatedRoom.ts'

/** A member who holds everything, answers like anybody else, and gives other bytes for some records. */
export class AlteringHolder {
  readonly transport: SimulatedTransport
  readonly #heard: Heard
  readonly #altered: ReadonlyMap<RecordId, Uint8Array>
  readonly #links = new Map<LinkId, Link>()

  constructor(heard: Heard, network: SimulatedNetwork, altered: ReadonlyMap<RecordId, Uint8Array>) {
    this.#heard = heard
    this.#altered = altered
    this.transport = network.join()
    this.transport.listen(event => this.#receive(event))
    this.transport.openCarrier(
      carrierOptions(heard.ledger, heard.ledger.active, SERVERS, network.clock.now()),
    )
  }

  #receive(event: TransportEvent): void {
    const { ledger } = this.#heard
    if (event.type === 'link-open') {
      const { room, device: me } = ledger.keys
      const key = frameKey(ledger.pair(event.device).frame, room, event.epoch)
      const link = new Link({ room, epoch: event.epoch, me, other: event.device, link: event.link }, key)
      this.#links.set(event.link, link)
      const heads = [...ledger.strands].map(log => ({
        strand: log.strand,
        seq: log.next - 1,
        record: log.head,
      }))
      this.transport.sendFrame(event.link, link.seal('have', encodeHave({ epoch: event.epoch, heads })))
    }
    if (event.type === 'frame') this.#answer(this.#links.get(event.link), event.frame)
  }

  #answer(link: Link | undefined, frame: Uint8Array): void {
    if (link === undefined) return
    const { kind, body } = link.open(frame)
    if (kind !== 'want') return
    for (const put of answerWant(this.#heard.ledger, link.ends.other, decodeWant(body))) {
      const { last, wires } = decodePut(put)
      const given = wires.map(wire => this.#altered.get(claimedRecordId(wire)) ?? wire)
      this.transport.sendFrame(link.ends.link, link.seal('put', encodePut({ last, wires: given })))
    }
  }
}

/** What somebody who has the epoch's keys, and not the author's, can make of a record. */
export function alteredWire(
  epoch: Epoch,
  record: OpenedRecord,
  how: 'words' | 'words and hash' | 'prev' | 'signature',
): Uint8Array {
  const content = OPEN(recordKey(epoch), recordAad(epoch, unhex(record.id)), record.wire.slice(40))
  const reader = new BytesReader(content)
  const [, signature, payload] = [reader.lp(1024), reader.raw(64), reader.lp(70_000)]
  const { secretKey } = newStrand()
  const signed = (headerBytes: Uint8Array) => SIG(secretKey, 'rec', headerBytes)
  const others = text('0123456789abcdef other words')
  switch (how) {
    case 'words':
      return sealRecord(epoch, record.headerBytes, signature, others)
    case 'signature':
      return sealRecord(epoch, record.headerBytes, signed(record.headerBytes), payload)
    case 'prev': {
      const header = encodeRecordHeader({ ...record.header, prev: '7'.repeat(64) as RecordId })
      return sealRecord(epoch, header, signed(header), payload)
    }
    case 'words and hash': {
      const payloadHash = payloadHashOf(others)
      const header = encodeRecordHeader({ ...record.header, payloadHash, payloadLength: others.length })
      return sealRecord(epoch, header, signed(header), others)
    }
  }
}
