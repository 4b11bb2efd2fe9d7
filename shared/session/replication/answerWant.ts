import type { Epoch } from '../../room/epoch/epoch.ts'
import { memberOf } from '../../room/epoch/epochState.ts'
import type { DeviceId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { huskOf } from '../../room/record/sealRecord.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ANSWER_MAX, encodePut, type WantedRange } from './frameBodies.ts'

const FRAME_TARGET = 192 * 1024

/**
 * The bodies of the *put* frames that answer a *want*: original bytes and husks in order, about 192 KiB a frame and 2 MiB in all,
 * of epochs the asking device was a member of; the last one says so, even when there is nothing to give (PROTOCOL.md §8.3).
 */
export function answerWant(ledger: Ledger, asker: DeviceId, ranges: readonly WantedRange[]): Uint8Array[] {
  const frames: Uint8Array[][] = [[]]
  let size = 0
  let total = 0
  for (const wire of wiresOf(ledger, asker, ranges)) {
    if (total + wire.length > ANSWER_MAX) break
    if (size + wire.length > FRAME_TARGET) {
      frames.push([])
      size = 0
    }
    frames.at(-1)?.push(wire)
    size += wire.length
    total += wire.length
  }
  return frames.map((wires, at) => encodePut({ last: at === frames.length - 1, wires }))
}

function* wiresOf(ledger: Ledger, asker: DeviceId, ranges: readonly WantedRange[]): Generator<Uint8Array> {
  for (const { strand, from, to } of ranges) {
    const log = ledger.strand(strand)
    for (
      let seq = Math.max(from, log?.base ?? 0);
      log !== undefined && seq <= Math.min(to, log.next - 1);
      seq++
    ) {
      const id = log.idAt(seq)
      const record = id && ledger.record(id)
      const wire = record && wireFor(ledger, asker, record)
      if (wire !== undefined) yield wire
    }
  }
}

/** The original bytes; a husk is sealed for an epoch that the asking device surely has the key of (PROTOCOL.md §5). */
function wireFor(ledger: Ledger, asker: DeviceId, record: OpenedRecord): Uint8Array | undefined {
  const written = ledger.epoch(record.header.epoch)
  if (written === undefined || !isMember(written, asker)) return undefined
  if (record.body !== null) return record.wire
  const { active } = ledger
  const canRead = active.number > written.number && isMember(active, asker)
  return huskOf(record, canRead ? active : written).wire
}

function isMember({ state }: Epoch, device: DeviceId): boolean {
  return memberOf(state, device) !== undefined
}
