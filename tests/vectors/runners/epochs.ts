import { ensure } from '../../../shared/bytes/protocolError.ts'
import { fromUtf8 } from '../../../shared/bytes/utf8.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { epochEntryTag, openEpochEntry } from '../../../shared/room/epoch/epochEntry.ts'
import type { RoomPolicy } from '../../../shared/room/epoch/epochState.ts'
import { verifyEpoch } from '../../../shared/room/epoch/verifyEpoch.ts'
import type { EpochNode } from '../../../shared/room/membership/epochNode.ts'
import { decodeCarrierEntry } from '../../../shared/session/ledger/carrierEntry.ts'
import { openLedger } from './reader.ts'
import type { Run, VectorFile } from './vectorFile.ts'

/** Verifies an epoch that follows those which the reader knows, bare or as an entry of the root's carrier. */
export const runEpochs: Run = file => {
  const { epochBook, keys } = openLedger(file, code => {
    throw new Error(`an earlier epoch was refused: ${code}`)
  })
  const node = verifyEpoch(signedOf(file, epochBook.active), id => epochBook.node(id), keys)
  return { epoch: node.id, number: String(node.number), members: membersText(node), ...openedText(node) }
}

const membersText = ({ members }: EpochNode) =>
  members.map(({ name, role }) => (role === 'facilitator' ? `${name}*` : name)).join(' ')

function openedText({ epoch }: EpochNode): Record<string, string> {
  if (epoch === null) return { tag: 'none' }
  const { policy } = epoch.state
  return { title: policy.title, flags: flagsText(policy), tag: epoch.keys.tag, ...relayText(policy) }
}

function relayText({ relay }: RoomPolicy): Record<string, string> {
  if (relay === null) return {}
  const { until, lifetime, urls, username, credential } = relay
  return { relay: [until, lifetime, ...urls, username, fromUtf8(credential.expose())].join(' ') }
}

function flagsText({ paused, locked, ended }: RoomPolicy): string {
  const flags = [paused && 'paused', locked && 'locked', ended && 'ended'].filter(flag => flag !== false)
  return flags.length === 0 ? 'none' : flags.join(' ')
}

function signedOf(file: VectorFile, root: Epoch): Uint8Array {
  if (file.has('signed')) return file.bytes('signed')
  const { kind, bytes } = decodeCarrierEntry(file.bytes('entry'))
  ensure(kind === 'epoch' && epochEntryTag(bytes) === root.keys.tag, 'EPOCH_UNKNOWN_PARENT')
  return openEpochEntry(root, bytes)
}
