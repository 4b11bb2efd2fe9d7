import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { utf8 } from '../../../shared/bytes/utf8.ts'
import { randomBytes } from '../../../shared/crypto/random.ts'
import { pairKeys } from '../../../shared/room/device/pairKeys.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { CHAT_DOC } from '../../../shared/room/ids.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { Ledger } from '../../../shared/session/ledger/ledger.ts'
import type { RefusedRecord } from '../../../shared/session/ledger/ledgerListener.ts'
import { helloBytes, helloTagBytes, planRecord, type RecordPlan, type Strand } from '../room/recordBytes.ts'
import { AT, type Device, roomOfThree } from '../room/testRoom.ts'

/** A ledger, and everything it has told. */
export function heardLedger(device: Device, ...epochs: [Epoch, ...Epoch[]]) {
  const accepted: OpenedRecord[] = []
  const completed: OpenedRecord[] = []
  const refused: ErrorCode[] = []
  const named: (RefusedRecord & { readonly code: ErrorCode })[] = []
  const ledger = new Ledger(device.keys, epochs, {
    accepted: record => accepted.push(record),
    completed: record => completed.push(record),
    refused: (code, record) => {
      refused.push(code)
      if (record !== undefined) named.push({ code, ...record })
    },
  })
  return { ledger, accepted, completed, refused, named, device }
}

/** What {@link heardLedger} gives. */
export type Heard = ReturnType<typeof heardLedger>

/** The ledgers of a founder, Ana and Bo in their room's second epoch, before anybody has said hello. */
export function threeLedgers() {
  const three = roomOfThree()
  return {
    ...three,
    atFounder: heardLedger(three.founder, three.first, three.epoch),
    ana: heardLedger(three.ana, three.atAna),
    bo: heardLedger(three.bo, three.atBo),
  }
}

/** A message's draft. */
export const message = (words: string) =>
  ({ type: 'message', doc: CHAT_DOC, body: utf8(words), at: AT }) as const

/** A hello by hand: with her own keys for these readers, wherever the test wants it to stand. */
export function planHello(
  epoch: Epoch,
  author: Device,
  strand: Strand,
  readers: readonly Device[],
  { seq = 0, before = new Uint8Array(32) }: { seq?: number; before?: Uint8Array } = {},
): RecordPlan {
  const claim = { key: strand.key, leaf: randomBytes(32), counter: 0, before }
  const tags = readers.map(({ member }) => {
    const pair = pairKeys(author.keys, member.device, member.identity).hello.expose()
    return [member.device, helloTagBytes(pair, epoch, author.member.device, claim)] as const
  })
  const plan = planRecord(epoch, author.member.device, strand, seq, helloBytes(claim, tags))
  return { ...plan, type: 1 }
}
