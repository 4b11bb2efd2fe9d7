import type { AgreePublicKey } from '../../crypto/agree.ts'
import { sealToKey } from '../../crypto/agree.ts'
import { CATCHUP_NAMED_MAX } from '../../room/catchup/catchupMessage.ts'
import type { Handed } from '../../room/catchup/handedEpochs.ts'
import type { DeviceId, EpochId } from '../../room/ids.ts'
import type { EpochNode } from '../../room/membership/epochNode.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** How many generations before an epoch that somebody lacks are handed over with it (PROTOCOL.md §4.6). */
const LACKING_DEPTH = 8

/** Who asks, to which leaf secrets are boxed for her, what she knows and what she knows that she lacks. */
export type Asker = {
  readonly device: DeviceId
  readonly leaf: AgreePublicKey
  readonly epochs: readonly EpochId[]
  readonly lacking: readonly EpochId[]
}

/** The newest epochs that this device knows, newest first: what it needs not be told of (PROTOCOL.md §4.6). */
export function namedEpochs({ epochBook, keys }: Ledger): EpochId[] {
  const isUsable = ({ epoch, members }: EpochNode) =>
    epoch !== null || !members.some(({ device }) => device === keys.device)
  const known = epochBook.nodes.filter(isUsable).map(({ id }) => id)
  return known.slice(-CATCHUP_NAMED_MAX).reverse()
}

/**
 * What a device that knows these epochs has missed, parents first: every epoch it is in, with the secret boxed to its leaf, and
 * those it can read the ops of; and hellos, where it names or lacks epochs that stand beside others (PROTOCOL.md §4.6). Null when none of its epochs is known here.
 */
export function missedBy(ledger: Ledger, asker: Asker): Handed | null {
  const book = ledger.epochBook
  const find = (id: EpochId) => book.node(id)
  const named = asker.epochs.flatMap(id => find(id) ?? [])
  if (named.length === 0) return null
  const known = withAncestors(named, find)
  for (const id of lackingBranches(asker, find)) known.delete(id)
  const isIn = ({ members }: EpochNode) => members.some(({ device }) => device === asker.device)
  const isForAsker = (node: EpochNode) => isIn(node) || node.parents.some(id => isKnownTo(book.node(id)))
  const isKnownTo = (node: EpochNode | undefined) => node !== undefined && isIn(node)
  const epochs = book.nodes
    .filter(node => !known.has(node.id) && isForAsker(node))
    .map(node => ({
      signed: node.signed,
      box: node.epoch !== null && isIn(node) ? sealToKey(node.epoch.keys.secret, asker.leaf) : null,
    }))
  const mayDecide = (node: EpochNode) =>
    isIn(node) &&
    book.resolution.isContested(node.id) &&
    (!known.has(node.id) || asker.epochs.includes(node.id))
  return { epochs, hellos: hellosIn(ledger, new Set(book.nodes.filter(mayDecide).map(({ id }) => id))) }
}

/** What leads to an epoch that the asker lacks was not known to her by its name; as far back as she may need it. */
function lackingBranches(
  { epochs, lacking }: Asker,
  find: (id: EpochId) => EpochNode | undefined,
): Set<EpochId> {
  const named = new Set(epochs)
  const found = new Set<EpochId>()
  let generation = lacking.flatMap(id => find(id) ?? [])
  for (let depth = 0; depth < LACKING_DEPTH && generation.length > 0; depth++) {
    const open = generation.filter(({ id }) => !named.has(id) && !found.has(id))
    for (const { id } of open) found.add(id)
    generation = open.flatMap(({ parents }) => parents.flatMap(id => find(id) ?? []))
  }
  return found
}

function withAncestors(
  named: readonly EpochNode[],
  find: (id: EpochId) => EpochNode | undefined,
): Set<EpochId> {
  const known = new Set(named.map(({ id }) => id))
  const queue = [...named]
  for (const { parents } of queue)
    for (const id of parents) {
      const parent = find(id)
      if (parent === undefined || known.has(id)) continue
      known.add(id)
      queue.push(parent)
    }
  return known
}

function hellosIn({ records }: Ledger, epochs: ReadonlySet<EpochId>): Uint8Array[] {
  return [...records]
    .filter(({ header, body }) => header.type === 'hello' && body !== null && epochs.has(header.epoch))
    .map(({ wire }) => wire)
}
