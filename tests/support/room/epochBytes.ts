import sodium from 'libsodium-wrappers-sumo'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import type { Member } from '../../../shared/room/epoch/member.ts'
import { cat, H, int, K, lp, SEAL, SIG, text, unhex } from './primitives.ts'
import type { Device } from './testRoom.ts'

/** Epochs written by hand from PROTOCOL.md §4, right or wrong in any one thing. */

/** member, without its LP. */
export const memberBytes = (member: Member): Uint8Array =>
  cat(
    unhex(member.identity),
    unhex(member.control),
    int(1, member.role === 'facilitator' ? 1 : 2),
    unhex(member.person),
    lp(text(member.name)),
    unhex(member.leaf),
    int(4, member.leafCounter),
    int(4, member.seniority),
  )

/** ops. */
export const opsBytes = (
  ops: readonly ({ add: Member } | { remove: string } | { device: string; role: number })[],
): Uint8Array =>
  cat(
    int(1, 1),
    int(1, ops.length),
    ...ops.map(op => {
      if ('add' in op) return cat(int(1, 1), memberBytes(op.add))
      if ('remove' in op) return cat(int(1, 2), unhex(op.remove))
      return cat(int(1, 3), unhex(op.device), int(1, op.role))
    }),
  )

type Head = { readonly strand: string; readonly seq: number; readonly record: string }

/** state. */
export const stateBytes = (
  members: readonly Member[],
  {
    title = 'Evening',
    frontiers = [[]],
    removed = [],
    flags = 0,
  }: {
    title?: string
    flags?: number
    frontiers?: readonly (readonly Head[])[]
    removed?: readonly { device: string; no: number }[]
  } = {},
): Uint8Array =>
  cat(
    int(1, 1),
    int(1, members.length),
    ...members.map(memberBytes),
    int(2, removed.length),
    ...removed.flatMap(({ device, no }) => [unhex(device), int(4, no)]),
    lp(text(title)),
    int(1, 1),
    int(1, flags),
    int(1, 1),
    lp(text('wss://a.example')),
    lp(new Uint8Array()),
    int(1, frontiers.length),
    ...frontiers.map(heads =>
      cat(
        int(2, heads.length),
        ...heads.map(head => cat(unhex(head.strand), int(4, head.seq), unhex(head.record))),
      ),
    ),
  )

/** One BOX of a secret for each leaf, and as many to keys nobody has as make a multiple of 8. */
export function boxBytes(secret: Uint8Array, leaves: readonly string[], step = 8): Uint8Array[] {
  const boxes = leaves.map(leaf => sodium.crypto_box_seal(secret, unhex(leaf)))
  while (boxes.length % step !== 0)
    boxes.push(sodium.crypto_box_seal(sodium.randombytes_buf(32), sodium.crypto_box_keypair().publicKey))
  return boxes
}

/** An epoch after one parent, and everything in it that a test may want otherwise. */
export function plan(parent: Epoch, issuer: Device, newcomers: readonly Device[]) {
  const secret = sodium.randombytes_buf(32)
  const members = [...parent.state.members, ...newcomers.map(({ member }) => member)]
  const { room, number, id } = parent
  const no = number + 1
  return {
    magic: text('EP'),
    suite: 1,
    room: unhex(room),
    no,
    parents: [unhex(id)],
    commit: K(secret, 'epoch-commit', unhex(room), int(4, no), unhex(id)),
    issuer: unhex(issuer.member.device),
    boxes: boxBytes(
      secret,
      members.map(member => member.leaf),
    ),
    opsKey: K(parent.keys.secret.expose(), 'epoch-ops', unhex(room)),
    ops: opsBytes(newcomers.map(({ member }) => ({ add: member }))),
    state: stateBytes(members),
    secret,
    signer: issuer.keys.control.secretKey.expose(),
  }
}

/** signed, as the text says, of a plan. */
export function signedBytes(from: ReturnType<typeof plan>): Uint8Array {
  const head = cat(
    from.magic,
    int(1, from.suite),
    from.room,
    int(4, from.no),
    int(1, from.parents.length),
    ...from.parents,
    from.commit,
    from.issuer,
    int(1, from.boxes.length),
    ...from.boxes,
    ...from.parents.map(parent => lp(SEAL(from.opsKey, parent, from.ops))),
  )
  const stateKey = K(from.secret, 'epoch-state', from.room)
  const pub = cat(head, lp(SEAL(stateKey, H('epoch-aad', head), from.state)))
  return cat(lp(pub), SIG(from.signer, 'epoch', pub))
}
