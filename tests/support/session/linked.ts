import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { LinkId, Transport } from '../../../shared/ports/transport.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { frameKey } from '../../../shared/session/replication/frame.ts'
import { encodePut, type Head } from '../../../shared/session/replication/frameBodies.ts'
import { Link } from '../../../shared/session/replication/link.ts'
import { Replication } from '../../../shared/session/replication/replication.ts'
import { AT } from '../room/testRoom.ts'
import { SimulatedClock } from '../simulation/simulatedClock.ts'
import { type Heard, message, threeLedgers } from './ledgers.ts'

/** What a device did on the network: frames by link, and links it dropped. */
export class Desk implements Pick<Transport, 'sendFrame' | 'dropLink'> {
  readonly sent: { readonly link: LinkId; readonly frame: Uint8Array }[] = []
  readonly dropped: LinkId[] = []

  sendFrame(link: LinkId, frame: Uint8Array): void {
    this.sent.push({ link, frame })
  }

  dropLink(link: LinkId): void {
    this.dropped.push(link)
  }
}

/** The link that these tests begin with. */
export const LINK = 'a1'.repeat(16) as LinkId

/** A device's replication, and all it does and tells. */
export function replicating(heard: Heard, clock: SimulatedClock) {
  const desk = new Desk()
  const refused: ErrorCode[] = []
  const told = { received: 0, peersChanged: 0 }
  const transport = desk as unknown as Transport
  const replication = new Replication(heard.ledger, transport, clock, {
    peersChanged: () => {
      told.peersChanged += 1
    },
    received: () => {
      told.received += 1
    },
    refused: code => refused.push(code),
  })
  return { ...heard, replication, desk, refused, told }
}

/** A peer by hand at the far end of a link: reads what the device sends it, and sends whatever the test wants. */
export function farEnd(near: ReturnType<typeof replicating>, far: Heard, link: LinkId, epoch: Epoch) {
  const { keys } = far.ledger
  const other = near.ledger.keys.device
  const key = frameKey(far.ledger.pair(other).frame, keys.room, epoch.id)
  const end = new Link({ room: keys.room, epoch: epoch.id, me: keys.device, other, link }, key)
  let read = 0
  return {
    end,
    /** Everything that came since the last look, opened. */
    heard() {
      const mine = near.desk.sent.filter(sent => sent.link === link)
      const fresh = mine.slice(read)
      read = mine.length
      return fresh.map(({ frame }) => end.open(frame))
    },
    say: (...[kind, body]: Parameters<Link['seal']>) => near.replication.frame(link, end.seal(kind, body)),
  }
}

/** Bo's device, linked to Ana, who said hello and some words that have not come to him. */
export function boLinkedToAna(words = 2) {
  const clock = new SimulatedClock()
  const three = threeLedgers()
  const { ana, epoch } = three
  const said = [
    ana.ledger.writeHello(AT),
    ...Array.from({ length: words }, (_, at) => ana.ledger.write(message(`${at}`))),
  ]
  const bo = replicating(three.bo, clock)
  const link = () => {
    bo.replication.linkOpened(LINK, ana.device.member.device, epoch.id)
    return farEnd(bo, ana, LINK, epoch)
  }
  return { ...three, clock, bo, said, link }
}

/** A record as the head of its strand. */
export const headOf = ({ header, id }: OpenedRecord): Head => ({
  strand: header.strand,
  seq: header.seq,
  record: id,
})
/** The body of a put with these records. */
export const putOf = (records: readonly OpenedRecord[], last = true) =>
  encodePut({ last, wires: records.map(({ wire }) => wire) })
/** What frames say. */
export const kinds = (frames: readonly { kind: string }[]) => frames.map(({ kind }) => kind)
