import { ensure } from '../../../shared/bytes/protocolError.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { epochEntryTag, openEpochEntry } from '../../../shared/room/epoch/epochEntry.ts'
import { verifyEpoch } from '../../../shared/room/epoch/verifyEpoch.ts'
import { decodeCarrierEntry } from '../../../shared/session/ledger/carrierEntry.ts'
import { readerKeys, rootEpoch } from './reader.ts'
import type { Run, VectorFile } from './vectorFile.ts'

/** Verifies the epoch that follows the reader's root, bare or as an entry of the root's carrier. */
export const runEpochs: Run = file => {
  const me = readerKeys(file)
  const root = rootEpoch(file, me)
  const { id, number, state, keys } = verifyEpoch(signedOf(file, root), root, me)
  return {
    epoch: id,
    number: String(number),
    members: String(state.members.length),
    title: state.policy.title,
    tag: keys.tag,
  }
}

function signedOf(file: VectorFile, root: Epoch): Uint8Array {
  if (file.has('signed')) return file.bytes('signed')
  const { kind, bytes } = decodeCarrierEntry(file.bytes('entry'))
  ensure(kind === 'epoch' && epochEntryTag(bytes) === root.keys.tag, 'EPOCH_UNKNOWN_PARENT')
  return openEpochEntry(root, bytes)
}
