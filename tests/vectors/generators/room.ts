import { cat, H, int, K, lp, SIG, text, tohex } from '../../support/room/primitives.ts'
import { type Agree, boxTo, Seeded, type Sign, seal } from './seeded.ts'
import { type Line, show } from './vector.ts'

/** A room, its devices and its epochs, written from PROTOCOL.md §3 and §4. */

const random = new Seeded('room')
const none = new Uint8Array()

/** A device with all its secret keys. */
export type Device = {
  readonly id: Uint8Array
  readonly identity: Agree
  readonly control: Sign
  readonly leaf: Agree
  readonly person: Uint8Array
  readonly name: string
}

const founderControl = random.sign('founder')
/** The id of the room. */
export const room = H('room', random.bytes('room nonce', 32), founderControl.publicKey).slice(0, 16)

/** A device of this room with keys of its own. */
export function device(name: string, control: Sign = random.sign(`E_ctl of ${name}`)): Device {
  const identity = random.agree(`X_id of ${name}`)
  const id = H('dev', room, identity.publicKey, control.publicKey).slice(0, 16)
  const leaf = random.agree(`X_leaf of ${name}`)
  return { id, identity, control, leaf, person: random.bytes(`person ${name}`, 16), name }
}

/** The founder, who issues all epochs. */
export const founder = device('Founder', founderControl)
/** The reader of all vectors. */
export const reader = device('Reader')
/** Another member. */
export const other = device('Other')

/** One member's entry, and everything in it that a vector may want otherwise. The founder is a facilitator. */
export const entry = ({ id, identity, control, person, name, leaf }: Device, seniority = 0) => ({
  identity: identity.publicKey,
  control: control.publicKey,
  role: id === founder.id ? 1 : 2,
  person,
  name: text(name),
  leaf: leaf.publicKey,
  leafCounter: 0,
  seniority,
})
/** A member's entry in a state. */
export type Entry = ReturnType<typeof entry>

/** member. */
export const memberBytes = (from: Entry): Uint8Array =>
  cat(
    from.identity,
    from.control,
    int(1, from.role),
    from.person,
    lp(from.name),
    from.leaf,
    int(4, from.leafCounter),
    int(4, from.seniority),
  )

/** One strand's line in a closing frontier. */
export type Head = { readonly strand: Uint8Array; readonly seq: number; readonly id: Uint8Array }

/** What there is in a state besides its members. */
export const statePlan = {
  version: 1,
  nMembers: -1,
  title: text('Evening'),
  ice: 1,
  flags: 0,
  servers: [text('wss://a.example')] as readonly Uint8Array[],
  relay: none as Uint8Array,
  frontiers: [[]] as readonly (readonly Head[])[],
  removed: [] as readonly { readonly id: Uint8Array; readonly no: number }[],
}

/** state. */
export const stateBytes = (members: readonly Entry[], from = statePlan): Uint8Array =>
  cat(
    int(1, from.version),
    int(1, from.nMembers < 0 ? members.length : from.nMembers),
    ...members.map(memberBytes),
    int(2, from.removed.length),
    ...from.removed.flatMap(({ id, no }) => [id, int(4, no)]),
    lp(from.title),
    int(1, from.ice),
    int(1, from.flags),
    int(1, from.servers.length),
    ...from.servers.map(lp),
    lp(from.relay),
    int(1, from.frontiers.length),
    ...from.frontiers.flatMap(heads => [
      int(2, heads.length),
      ...heads.flatMap(({ strand, seq, id }) => [strand, int(4, seq), id]),
    ]),
  )

/** An op that adds a member. */
export const addOp = (member: Entry): Uint8Array => cat(int(1, 1), memberBytes(member))
/** An op that removes a device. */
export const removeOp = (id: Uint8Array): Uint8Array => cat(int(1, 2), id)
/** An op that gives a device another role. */
export const roleOp = (id: Uint8Array, role: number): Uint8Array => cat(int(1, 3), id, int(1, role))
/** ops. */
export const opsBytes = (...ops: readonly Uint8Array[]): Uint8Array =>
  cat(int(1, 1), int(1, ops.length), ...ops)

/** BOX(es) for these leaves, and boxes of random secrets to throw-away keys up to a multiple of 8. */
export function boxes(es: Uint8Array, leaves: readonly Uint8Array[], use: string): Uint8Array[] {
  const made = leaves.map((leaf, at) => boxTo(es, leaf, random.agree(`box ${use} ${at}`)))
  for (let at = 0; made.length % 8 !== 0; at++) {
    const decoy = random.agree(`nobody ${use} ${at}`).publicKey
    made.push(boxTo(random.bytes(`decoy ${use} ${at}`, 32), decoy, random.agree(`decoy box ${use} ${at}`)))
  }
  return made
}

/** Everything of an epoch that a vector may want otherwise. */
export type EpochPlan = {
  readonly magic: Uint8Array
  readonly suite: number
  readonly room: Uint8Array
  readonly no: number
  readonly nPar: number
  readonly parents: readonly Uint8Array[]
  readonly commit: Uint8Array
  readonly issuer: Uint8Array
  readonly nBox: number
  readonly boxes: readonly Uint8Array[]
  /** For each parent, the key of its ops. */
  readonly opsKeys: readonly Uint8Array[]
  /** For each parent, what changes against it. */
  readonly ops: readonly Uint8Array[]
  readonly stateKey: Uint8Array
  readonly stateAad: Uint8Array
  readonly state: Uint8Array
  readonly after: Uint8Array
  readonly signer: Uint8Array
  readonly label: string
}

/** commit. */
export const commitOf = (es: Uint8Array, no: number, parents: readonly Uint8Array[], of = room) =>
  K(es, 'epoch-commit', of, int(4, no), cat(...parents))

/** An epoch as far as the next one needs it. */
export type Parent = { readonly id: Uint8Array; readonly es: Uint8Array }

/** An epoch that is right: issued by the founder. `use` tells it apart from others with the same number. */
export function planEpoch(
  no: number,
  parents: readonly Parent[],
  members: readonly Entry[],
  ops: readonly Uint8Array[],
  use = String(no),
): { readonly es: Uint8Array; readonly plan: EpochPlan } {
  const es = random.bytes(`es ${use}`, 32)
  const leaves = members.map(member => member.leaf)
  const ids = parents.map(parent => parent.id)
  const plan = {
    magic: text('EP'),
    suite: 1,
    room,
    no,
    nPar: -1,
    parents: ids,
    commit: commitOf(es, no, ids),
    issuer: founder.id,
    nBox: -1,
    boxes: boxes(es, leaves, use),
    opsKeys: parents.map(parent => K(parent.es, 'epoch-ops', room)),
    ops,
    stateKey: K(es, 'epoch-state', room),
    stateAad: none,
    state: stateBytes(members, { ...statePlan, frontiers: parents.map(() => []) }),
    after: none,
    signer: founderControl.secretKey,
    label: 'epoch',
  }
  return { es, plan }
}

/** Its id and its signed record. */
export const issued = ({ es, plan }: { readonly es: Uint8Array; readonly plan: EpochPlan }) => ({
  es,
  plan,
  id: H('epoch-id', pubBytes(plan)),
  signed: signedBytes(plan),
})

/** For parents that a vector only names. */
const spareKey = random.bytes('spare', 32)

/** pub. */
export function pubBytes(from: EpochPlan): Uint8Array {
  const head = cat(
    from.magic,
    int(1, from.suite),
    from.room,
    int(4, from.no),
    int(1, from.nPar < 0 ? from.parents.length : from.nPar),
    ...from.parents,
    from.commit,
    from.issuer,
    int(1, from.nBox < 0 ? from.boxes.length : from.nBox),
    ...from.boxes,
    ...from.parents.map((parent, at) => lp(seal(from.opsKeys[at] ?? spareKey, parent, from.ops[at] ?? none))),
  )
  const aad = from.stateAad.length > 0 ? from.stateAad : H('epoch-aad', head)
  return cat(head, lp(seal(from.stateKey, aad, from.state)), from.after)
}

/** signed. */
export function signedBytes(from: EpochPlan): Uint8Array {
  const pub = pubBytes(from)
  return cat(lp(pub), SIG(from.signer, from.label, pub))
}

const everybody = [entry(founder), entry(reader, 1)]
const unknownParent = { id: random.bytes('id 0', 32), es: random.bytes('es 0', 32) }

/** The epoch with which the reader came: number 1, of the founder and the reader. */
export const root = {
  ...issued(planEpoch(1, [unknownParent], everybody, [opsBytes(addOp(entry(reader, 1)))])),
  no: 1,
  members: everybody,
}

/** The members of what follows. */
export const nextMembers = [...everybody, entry(other, 2)]
/** What follows: the founder adds Other. */
export const next = issued(planEpoch(2, [root], nextMembers, [opsBytes(addOp(entry(other, 2)))]))

/** The lines of every vector that is read by the reader's device. */
export const readerLines: Line[] = [
  ['room', tohex(room)],
  ['x-id-secret', tohex(reader.identity.secretKey)],
  ['x-id', tohex(reader.identity.publicKey)],
  ['leaf-secret', tohex(reader.leaf.secretKey)],
  ['leaf', tohex(reader.leaf.publicKey)],
  ['e-ctl-secret', tohex(reader.control.secretKey)],
  ['e-ctl', tohex(reader.control.publicKey)],
  ['e-ctl-of-issuer', tohex(founderControl.publicKey)],
  ['root', show(root.signed)],
]
