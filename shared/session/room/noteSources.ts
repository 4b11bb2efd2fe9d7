import { type ErrorCode, ensure } from '../../bytes/protocolError.ts'
import { memberOf } from '../../room/epoch/epochState.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { may } from '../../room/rules.ts'
import { ancestorsOf } from '../ledger/ancestorsOf.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { SharingSource } from './noteSharing.ts'
import type { NoteSource } from './noteSource.ts'

/** What notes ask of the ledger, from its first record on; `isVoid` tells which records do not count any more. */
export function createNoteSource(
  find: () => Ledger | null,
  isVoid: (record: OpenedRecord) => boolean,
  refused: (code: ErrorCode) => void,
): NoteSource {
  const ledger = () => there(find())
  return {
    record: id => ledger().record(id),
    log: strand => ledger().strand(strand),
    ancestors: (record, isHere) => ancestorsOf(ledger(), record, isHere),
    prune: id => void ledger().prune(id),
    isVoid,
    mayShare: ({ header }) => {
      const state = ledger().epoch(header.epoch)?.state
      return state !== undefined && may(state, header.author, 'share')
    },
    refused,
    writer: () => ledger().writer,
  }
}

/** What sharing a note asks of the room: who is in it, and whether this device may share and can write now. */
export function createSharingSource(find: () => Ledger | null, isOpen: () => boolean): SharingSource {
  const ledger = () => there(find())
  return {
    isOpen,
    canShare: () => {
      const { active, keys } = ledger()
      return isOpen() && may(active.state, keys.device, 'share')
    },
    rank: () => {
      const { active, keys } = ledger()
      const mine = memberOf(active.state, keys.device)?.seniority ?? 0
      const facilitators = active.state.members.filter(({ role }) => role === 'facilitator')
      return facilitators.filter(
        ({ device, seniority }) => seniority < mine || (seniority === mine && device < keys.device),
      ).length
    },
    members: () => ledger().active.state.members.map(({ device }) => device),
    wasIn: (device, epoch) => {
      const state = ledger().epoch(epoch)?.state
      return state !== undefined && memberOf(state, device) !== undefined
    },
  }
}

/** Notes are asked about when there are some, and then there is a ledger. */
function there(ledger: Ledger | null): Ledger {
  ensure(ledger !== null, 'INTERNAL')
  return ledger
}
