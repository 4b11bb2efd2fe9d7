import { H, K, text, tohex } from '../../support/room/primitives.ts'
import {
  addOp,
  commitOf,
  device,
  type Entry,
  type EpochPlan,
  entry,
  issued,
  next,
  nextMembers,
  opsBytes,
  other,
  type Parent,
  planEpoch,
  pubBytes,
  reader,
  readerLines,
  removeOp,
  room,
  root,
  signedBytes,
  stateBytes,
  statePlan,
} from './room.ts'
import { Seeded } from './seeded.ts'
import { bad, good, type Line, show, type Vector } from './vector.ts'

/** Epochs with several parents (PROTOCOL.md §4.2), of which the reader knows some. */

const random = new Seeded('merges')
const stranger = { id: random.bytes('unknown', 32), es: random.bytes('es of unknown', 32) }
const sam = device('Sam')
const samEntry: Entry = { ...entry(sam, 2), role: 1 }
const otherEntry = entry(other, 2)

type Issued = ReturnType<typeof issued>
type Made = { readonly es: Uint8Array; readonly plan: EpochPlan }

const frontiersFor = (parents: readonly unknown[]) => parents.map(() => [])

/** One branch: the founder lets Other in. */
const left = issued(
  planEpoch(2, [root], [...root.members, otherEntry], [opsBytes(addOp(otherEntry))], 'left'),
)
/** The other, at the same time: the founder lets Sam in, as a facilitator. */
const right = issued(planEpoch(2, [root], [...root.members, samEntry], [opsBytes(addOp(samEntry))], 'right'))
const everybody = [...root.members, otherEntry, samEntry]
const bothOps = [opsBytes(addOp(samEntry)), opsBytes(addOp(otherEntry))]

const lines = (known: readonly Issued[], signed: Uint8Array): Line[] => [
  ...readerLines,
  ...known.map(({ signed: before }): Line => ['next', show(before)]),
  ['signed', show(signed)],
]

/** The signed record of a plan that is changed; its commitment and its frontiers follow its number and its parents. */
function changedBytes({ es, plan }: Made, change: Partial<EpochPlan>): Uint8Array {
  const from = { ...plan, ...change }
  return signedBytes({ ...from, commit: commitOf(es, from.no, from.parents) })
}

const merge = planEpoch(3, [left, right], everybody, bothOps, 'merge')

const accepted = (
  name: string,
  comment: string,
  known: readonly Issued[],
  made: Made,
  members: string,
): Vector => {
  const id = H('epoch-id', pubBytes(made.plan))
  return good(name, comment, [
    ...lines(known, signedBytes(made.plan)),
    ['result-epoch', tohex(id)],
    ['result-number', String(made.plan.no)],
    ['result-members', members],
    ['result-title', 'Evening'],
    ['result-flags', 'none'],
    ['result-tag', tohex(K(K(made.es, 'rec', room, id), 'tag').slice(0, 8))],
  ])
}

const closed = (name: string, comment: string, made: Made, members: string): Vector =>
  good(name, comment, [
    ...lines([left, right], signedBytes(made.plan)),
    ['result-epoch', tohex(H('epoch-id', pubBytes(made.plan)))],
    ['result-number', String(made.plan.no)],
    ['result-members', members],
    ['result-tag', 'none'],
  ])

const refused = (name: string, code: string, comment: string, change: Partial<EpochPlan>): Vector =>
  bad(name, code, comment, lines([left, right], changedBytes(merge, change)))

const withoutBoxes = ({ es, plan }: Made, change: Partial<EpochPlan> = {}): Made => ({
  es,
  plan: { ...plan, boxes: [], ...change },
})

const ALL = 'Founder* Reader Other Sam*'

const branches = (): Vector[] => [
  accepted('good-merge', 'two branches come together', [left, right], merge, ALL),
  accepted(
    'good-merge-by-sam',
    'the issuer is a facilitator in one of the two',
    [left, right],
    { es: merge.es, plan: { ...merge.plan, issuer: sam.id, signer: sam.control.secretKey } },
    ALL,
  ),
  closed('good-merge-closed', 'without a box, the ops of both say the same', withoutBoxes(merge), ALL),
  bad(
    'merge-closed-differs',
    'EPOCH_MEMBERS',
    'without a box, the ops of the two say different things',
    lines(
      [left, right],
      signedBytes(withoutBoxes(merge, { ops: [opsBytes(), opsBytes(addOp(otherEntry))] }).plan),
    ),
  ),
  refused('merge-parent-twice', 'BAD_VALUE', 'one parent twice', { parents: [left.id, left.id] }),
  refused('merge-number-low', 'EPOCH_NUMBER', 'the number of the parents', { no: 2 }),
  refused('merge-number-high', 'EPOCH_NUMBER', 'a number is left out', { no: 4 }),
  refused('merge-issuer', 'EPOCH_ISSUER', 'the issuer is a facilitator in neither', {
    issuer: reader.id,
    signer: reader.control.secretKey,
  }),
  refused('merge-signer', 'BAD_SIGNATURE', 'signed by a facilitator of the other branch', {
    signer: sam.control.secretKey,
  }),
  refused('merge-ops-second', 'EPOCH_MEMBERS', 'the ops of the second parent lead to others', {
    ops: [opsBytes(addOp(samEntry)), opsBytes()],
  }),
  refused('merge-ops-first', 'EPOCH_MEMBERS', 'the ops of the first parent lead to others', {
    ops: [opsBytes(), opsBytes(addOp(otherEntry))],
  }),
  refused('merge-ops-second-key', 'OPEN_FAILED', 'the ops of the second parent under the key of the first', {
    opsKeys: [K(left.es, 'epoch-ops', room), K(left.es, 'epoch-ops', room)],
  }),
  refused('merge-ops-swapped', 'EPOCH_MEMBERS', 'the ops of the two are mistaken for each other', {
    ops: [opsBytes(addOp(otherEntry)), opsBytes(addOp(samEntry))],
  }),
  refused('merge-frontiers', 'EPOCH_MEMBERS', 'one frontier for two parents', {
    state: stateBytes(everybody),
  }),
  refused('merge-changed', 'EPOCH_MEMBERS', 'somebody has another name than in the parent she stands in', {
    ops: [opsBytes(addOp({ ...samEntry, name: text('Tom') })), opsBytes(addOp(otherEntry))],
    state: stateBytes([...root.members, otherEntry, { ...samEntry, name: text('Tom') }], {
      ...statePlan,
      frontiers: [[], []],
    }),
  }),
]

/** Two branches let the same device in under two names: ops take her out of the one and put her in as the other has her. */
const names = (): Vector[] => {
  const oddEntry: Entry = { ...otherEntry, name: text('Otto') }
  const odd = issued(planEpoch(2, [root], [...root.members, oddEntry], [opsBytes(addOp(oddEntry))], 'odd'))
  const renames = opsBytes(removeOp(other.id), addOp(otherEntry))
  const made = planEpoch(3, [left, odd], nextMembers, [opsBytes(), renames], 'names')
  const alone = planEpoch(3, [odd], nextMembers, [renames], 'renamed')
  return [
    accepted('good-merge-two-names', 'one of two names holds', [left, odd], made, 'Founder* Reader Other'),
    bad(
      'renamed',
      'EPOCH_MEMBERS',
      'ops take somebody out and put her in under another name',
      lines([odd], signedBytes(alone.plan)),
    ),
  ]
}

/** Merges of which the reader knows one parent alone. */
const halfKnown = (): Vector[] => {
  const plan = (no: number, change: Partial<EpochPlan> = {}): Made => {
    const made = planEpoch(no, [left, stranger], everybody, bothOps, 'half')
    return { es: made.es, plan: { ...made.plan, ...change } }
  }
  const wrong = (name: string, code: string, comment: string, made: Made) =>
    bad(name, code, comment, lines([left], signedBytes(made.plan)))
  const gone = { id: random.bytes('gone', 16), no: 2 }
  const late: Entry = { ...entry(sam, 4), role: 1 }
  return [
    accepted('good-merge-half-known', 'one parent is unknown', [left], plan(3), ALL),
    accepted('good-merge-half-known-far', 'as many numbers later as may be', [left], plan(65_539), ALL),
    accepted(
      'good-merge-removed-elsewhere',
      'somebody was removed whom the reader never knew',
      [left],
      plan(3, { state: stateBytes(everybody, { ...statePlan, removed: [gone], frontiers: [[], []] }) }),
      ALL,
    ),
    wrong('merge-half-known-too-far', 'EPOCH_NUMBER', 'one number more', plan(65_540)),
    wrong('merge-half-known-low', 'EPOCH_NUMBER', 'the number of the known parent', plan(2)),
    wrong(
      'merge-half-known-issuer',
      'EPOCH_ISSUER',
      'the issuer is a facilitator in the unknown parent, perhaps',
      plan(3, { issuer: sam.id, signer: sam.control.secretKey }),
    ),
    wrong(
      'merge-half-known-seniority',
      'EPOCH_MEMBERS',
      'somebody new with a seniority above the number',
      plan(3, {
        ops: [opsBytes(addOp(late)), opsBytes()],
        state: stateBytes([...root.members, otherEntry, late], { ...statePlan, frontiers: [[], []] }),
      }),
    ),
    bad(
      'merge-unknown',
      'EPOCH_UNKNOWN_PARENT',
      'both parents are unknown',
      lines([], signedBytes(merge.plan)),
    ),
    closedParentAlone(),
  ]
}

/** The reader knows the parent, but has no key of it: she cannot read what the next one changes. */
function closedParentAlone(): Vector {
  const shut = issued(withoutBoxes(planEpoch(2, [root], root.members, [opsBytes()], 'shut')))
  const after = planEpoch(3, [shut], root.members, [opsBytes()], 'after')
  return bad(
    'parent-closed',
    'EPOCH_UNKNOWN_PARENT',
    'the one parent is known, and its key is not here',
    lines([shut], signedBytes(after.plan)),
  )
}

/** Somebody stands in one parent and was removed in the other. */
const removals = (): Vector[] => {
  const goneAt = (no: number) => [{ id: other.id, no }]
  const removal = (use: string) => {
    const made = planEpoch(3, [next], root.members, [opsBytes(removeOp(other.id))], use)
    const state = stateBytes(root.members, { ...statePlan, removed: goneAt(3) })
    return issued({ es: made.es, plan: { ...made.plan, state } })
  }
  const without = removal('without')
  const renewed = issued(planEpoch(3, [next], nextMembers, [opsBytes()], 'renewed'))
  const after = (
    parents: readonly Parent[],
    members: readonly Entry[],
    ops: readonly Uint8Array[],
    removed: readonly { readonly id: Uint8Array; readonly no: number }[],
    use: string,
  ): Made => {
    const made = planEpoch(4, parents, members, ops, use)
    const frontiers = frontiersFor(parents)
    return {
      es: made.es,
      plan: { ...made.plan, state: stateBytes(members, { ...statePlan, removed, frontiers }) },
    }
  }
  const known = [next, without, renewed]
  const outOps = [opsBytes(), opsBytes(removeOp(other.id))]
  const backOps = [opsBytes(addOp(otherEntry)), opsBytes()]
  const out = (removed: readonly { readonly id: Uint8Array; readonly no: number }[], use: string) =>
    lines(known, signedBytes(after([without, renewed], root.members, outOps, removed, use).plan))
  const back = after([without, renewed], nextMembers, backOps, [], 'back')
  const again: Entry = entry(other, 4)
  const twice = removal('twice')
  return [
    accepted(
      'good-merge-removal',
      'the removal of one branch holds',
      known,
      after([without, renewed], root.members, outOps, goneAt(3), 'out'),
      'Founder* Reader',
    ),
    accepted(
      'good-merge-restored',
      'the removal of one branch does not hold: she is as she stands in the other',
      known,
      back,
      'Founder* Reader Other',
    ),
    bad(
      'merge-removed-number',
      'EPOCH_MEMBERS',
      'removed by another number than before',
      out(goneAt(4), 'n'),
    ),
    bad('merge-removed-forgotten', 'EPOCH_MEMBERS', 'she is not on the list of the removed', out([], 'f')),
    bad(
      'merge-removed-doubled',
      'EPOCH_MEMBERS',
      'she is on the list of the removed twice',
      out([...goneAt(3), ...goneAt(3)], 'd'),
    ),
    bad(
      'merge-restored-listed',
      'EPOCH_MEMBERS',
      'she is back, and still on the list of the removed',
      lines(known, signedBytes(after([without, renewed], nextMembers, backOps, goneAt(3), 'l').plan)),
    ),
    bad(
      'merge-brought-back',
      'EPOCH_MEMBERS',
      'whoever was removed in both comes back',
      lines(
        [next, without, twice],
        signedBytes(
          after(
            [without, twice],
            [...root.members, again],
            [opsBytes(addOp(again)), opsBytes(addOp(again))],
            [],
            'again',
          ).plan,
        ),
      ),
    ),
    accepted(
      'good-merge-brought-back-half-known',
      'whoever was removed comes back; the other parent, which may have her, is unknown',
      [next, without],
      after([without, stranger], nextMembers, backOps, [], 'back half'),
      'Founder* Reader Other',
    ),
    bad(
      'brought-back',
      'EPOCH_MEMBERS',
      'whoever was removed by the parent comes back',
      lines(
        [next, without],
        signedBytes(after([without], [...root.members, again], [opsBytes(addOp(again))], [], 'comes').plan),
      ),
    ),
  ]
}

/** All vectors of epochs with several parents. */
export const mergedEpochs = (): Vector[] => [...branches(), ...names(), ...halfKnown(), ...removals()]
