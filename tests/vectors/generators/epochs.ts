import { cat, H, int, K, lp, pad, SIG, text, tohex } from '../../support/room/primitives.ts'
import { mergedEpochs } from './mergedEpochs.ts'
import { relayBytes, relayPlan } from './relay.ts'
import {
  addOp,
  boxes,
  commitOf,
  type Entry,
  type EpochPlan,
  entry,
  founder,
  next,
  nextMembers,
  opsBytes,
  other,
  pubBytes,
  reader,
  readerLines,
  removeOp,
  roleOp,
  room,
  root,
  signedBytes,
  stateBytes,
  statePlan,
} from './room.ts'
import { flipBit, Seeded, sealExactly } from './seeded.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Epochs (PROTOCOL.md §4), each the one that follows the reader's root; and roots, for a newcomer. */

const random = new Seeded('epochs')
const { es, plan } = next
const rightOps = opsBytes(addOp(entry(other, 2)))
const stranger = random.bytes('stranger', 32)

const lines = (signed: Uint8Array): Line[] => [...readerLines, ['signed', show(signed)]]

const refused = (name: string, code: string, comment: string, change: Partial<EpochPlan>): Vector =>
  bad(name, code, comment, lines(signedBytes({ ...plan, ...change })))

const bytes = (name: string, code: string, comment: string, signed: Uint8Array): Vector =>
  bad(name, code, comment, lines(signed))

/** Members and what makes everything else of the epoch agree with them. */
const withMembers = (members: readonly Entry[]): Partial<EpochPlan> => ({
  boxes: boxes(
    es,
    members.map(member => member.leaf),
    'members',
  ),
  state: stateBytes(members),
})

/** The state of members of whom one is changed; the leaves are boxed as before. */
const changed = (who: Uint8Array, change: Partial<Entry>): Partial<EpochPlan> => ({
  state: stateBytes(
    nextMembers.map(member => (tohex(member.identity) === tohex(who) ? { ...member, ...change } : member)),
  ),
})

const founderId = founder.identity.publicKey
const readerId = reader.identity.publicKey
const otherId = other.identity.publicKey

const stateFault = (name: string, code: string, comment: string, change: Partial<typeof statePlan>): Vector =>
  refused(name, code, comment, { state: stateBytes(nextMembers, { ...statePlan, ...change }) })

const memberFault = (name: string, code: string, comment: string, change: Partial<Entry>): Vector =>
  refused(name, code, comment, changed(otherId, change))

/** What an accepted epoch gives: each member's name, those of the facilitators with a star. */
const results = (from: EpochPlan, secret: Uint8Array, members: string, flags = 'none'): Line[] => {
  const id = H('epoch-id', pubBytes(from))
  return [
    ['result-epoch', tohex(id)],
    ['result-number', String(from.no)],
    ['result-members', members],
    ['result-title', 'Evening'],
    ['result-flags', flags],
    ['result-tag', tohex(K(K(secret, 'rec', room, id), 'tag').slice(0, 8))],
  ]
}

const accepted = (
  name: string,
  comment: string,
  change: Partial<EpochPlan>,
  members: string,
  flags?: string,
): Vector => {
  const from = { ...plan, ...change }
  return good(name, comment, [...lines(signedBytes(from)), ...results(from, es, members, flags)])
}

/** An epoch that the reader has no box in: what its ops say is all that she knows. */
const closed = (name: string, comment: string, change: Partial<EpochPlan>, members: string): Vector => {
  const from = { ...plan, ...change }
  return good(name, comment, [
    ...lines(signedBytes(from)),
    ['result-epoch', tohex(H('epoch-id', pubBytes(from)))],
    ['result-number', '2'],
    ['result-members', members],
    ['result-tag', 'none'],
  ])
}

/** An epoch whose policy holds a relay. */
const relayed = (): Vector => {
  const from = { ...plan, state: stateBytes(nextMembers, { ...statePlan, relay: relayBytes() }) }
  const { until, lifetime, urls, username, credential } = relayPlan
  return good('good-relay', 'the policy holds a relay', [
    ...lines(signedBytes(from)),
    ...results(from, es, 'Founder* Reader Other'),
    ['result-relay', [until, lifetime, ...urls, username, credential].join(' ')],
  ])
}

const right = (): Vector[] => [
  relayed(),
  accepted('good', 'a member is added', {}, 'Founder* Reader Other'),
  accepted(
    'good-renewal',
    'nobody is left but the reader and the founder, and nothing changes',
    { ...withMembers(root.members), ops: [opsBytes()] },
    'Founder* Reader',
  ),
  accepted(
    'good-higher-leaf',
    'a member has a new leaf with a higher counter',
    changed(founderId, { leaf: random.agree('new leaf').publicKey, leafCounter: 1 }),
    'Founder* Reader Other',
  ),
  accepted(
    'good-add-and-remove',
    'what is added is removed again by the next op',
    {
      ...withMembers(root.members),
      ops: [opsBytes(addOp(entry(other, 2)), removeOp(other.id))],
      state: stateBytes(root.members, { ...statePlan, removed: [{ id: other.id, no: plan.no }] }),
    },
    'Founder* Reader',
  ),
  closed(
    'good-box-missing',
    'no box for the reader',
    { boxes: boxes(es, [founder.leaf.publicKey, other.leaf.publicKey], 'without') },
    'Founder* Reader Other',
  ),
  closed(
    'good-box-identity',
    'the reader’s box is for X_id, which is none',
    { boxes: boxes(es, [founder.leaf.publicKey, readerId, other.leaf.publicKey], 'identity') },
    'Founder* Reader Other',
  ),
  closed('good-boxes-none', 'no boxes', { boxes: [] }, 'Founder* Reader Other'),
  closed(
    'good-removed-myself',
    'the reader is removed',
    {
      boxes: boxes(es, [founder.leaf.publicKey], 'removed'),
      ops: [opsBytes(removeOp(reader.id))],
      state: stateBytes([entry(founder)], { ...statePlan, removed: [{ id: reader.id, no: 2 }] }),
    },
    'Founder*',
  ),
  closed(
    'good-closed-state',
    'a state under another key, which the reader cannot see',
    {
      boxes: [],
      stateKey: K(stranger, 'epoch-state', room),
    },
    'Founder* Reader Other',
  ),
]

/** Ops that give another role, and the policy of the room. */
const rolesAndPolicy = (): Vector[] => {
  const roleOf = (op: Uint8Array, members: readonly Entry[]): Partial<EpochPlan> => ({
    ...withMembers(root.members),
    ops: [opsBytes(op)],
    state: stateBytes(members),
  })
  const promoted = [entry(founder), { ...entry(reader, 1), role: 1 }]
  const flags = (name: string, value: number, words: string) =>
    accepted(
      name,
      `flags ${value}`,
      { state: stateBytes(nextMembers, { ...statePlan, flags: value }) },
      'Founder* Reader Other',
      words,
    )
  const role = (
    name: string,
    comment: string,
    op: Uint8Array,
    members: readonly Entry[],
    code = 'EPOCH_MEMBERS',
  ) => refused(name, code, comment, roleOf(op, members))
  return [
    accepted(
      'good-promotion',
      'a member becomes a facilitator',
      roleOf(roleOp(reader.id, 1), promoted),
      'Founder* Reader*',
    ),
    accepted(
      'good-demotion',
      'a facilitator becomes a member',
      roleOf(roleOp(founder.id, 2), [{ ...entry(founder), role: 2 }, entry(reader, 1)]),
      'Founder Reader',
    ),
    accepted(
      'good-added-facilitator',
      'a newcomer is a facilitator from the first',
      {
        ops: [opsBytes(addOp({ ...entry(other, 2), role: 1 }))],
        state: stateBytes([...root.members, { ...entry(other, 2), role: 1 }]),
      },
      'Founder* Reader Other*',
    ),
    role('role-same', 'a role op to the role she has', roleOp(reader.id, 2), root.members),
    role(
      'role-stranger',
      'a role op for somebody who is not there',
      roleOp(stranger.slice(0, 16), 1),
      root.members,
    ),
    role('role-unexplained', 'a role op that the state does not follow', roleOp(reader.id, 1), root.members),
    role('role-value', 'role 3 in an op', roleOp(reader.id, 3), promoted, 'BAD_VALUE'),
    role('role-cut', 'a role op that ends early', roleOp(reader.id, 1).slice(0, -1), promoted, 'TRUNCATED'),
    flags('good-paused', 1, 'paused'),
    flags('good-locked', 2, 'locked'),
    flags('good-ended', 4, 'ended'),
    flags('good-all-flags', 7, 'paused locked ended'),
    stateFault('state-flags', 'BAD_VALUE', 'flags 8', { flags: 8 }),
  ]
}

const wrongBytes = (): Vector[] => {
  const pub = pubBytes(plan)
  const large = cat(pub, new Uint8Array(65_537 - pub.length))
  return [
    refused('magic', 'BAD_TYPE', 'another magic', { magic: text('EQ') }),
    refused('suite', 'BAD_SUITE', 'suite 2', { suite: 2 }),
    refused('parents-9', 'TOO_LARGE', 'nine parents', { parents: Array.from({ length: 9 }, () => root.id) }),
    refused('boxes-65', 'TOO_LARGE', '65 boxes', {
      boxes: Array.from({ length: 65 }, () => new Uint8Array(80)),
    }),
    refused('pub-trailing', 'TRAILING', 'a byte behind encState', { after: int(1, 0) }),
    bytes('pub-cut', 'TRUNCATED', 'pub ends in encState', signedPub(pub.slice(0, -1))),
    bytes('pub-too-large', 'TOO_LARGE', 'pub of 64 KiB and a byte', signedPub(large)),
    bytes('signature-cut', 'TRUNCATED', 'a signature of 63 bytes', signedBytes(plan).slice(0, -1)),
    bytes('signed-trailing', 'TRAILING', 'a byte behind the signature', cat(signedBytes(plan), int(1, 0))),
    bytes('empty', 'TRUNCATED', 'no bytes', new Uint8Array()),
  ]
}

const signedPub = (pub: Uint8Array) => cat(lp(pub), SIG(plan.signer, 'epoch', pub))

const ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n

/** The same signature with S + L in place of S: valid to a reader that does not look. */
function malleated(signed: Uint8Array): Uint8Array {
  const copy = Buffer.from(signed)
  const at = copy.length - 32
  let s = BigInt(`0x${Buffer.from(copy.subarray(at)).reverse().toString('hex')}`) + ORDER
  for (let n = at; n < copy.length; n++, s >>= 8n) copy[n] = Number(s & 255n)
  return new Uint8Array(copy)
}

const wrongOutside = (): Vector[] => [
  refused('parent-none', 'EPOCH_UNKNOWN_PARENT', 'no parent', { parents: [], commit: commitOf(es, 2, []) }),
  refused('parent-other', 'EPOCH_UNKNOWN_PARENT', 'another parent', {
    parents: [stranger],
    commit: commitOf(es, 2, [stranger]),
  }),
  refused('number-same', 'EPOCH_NUMBER', 'the number of the parent', {
    no: 1,
    commit: commitOf(es, 1, [root.id]),
  }),
  refused('number-left-out', 'EPOCH_NUMBER', 'a number is left out', {
    no: 3,
    commit: commitOf(es, 3, [root.id]),
  }),
  refused('issuer-member', 'EPOCH_ISSUER', 'issued by a member', { issuer: reader.id }),
  refused('issuer-stranger', 'EPOCH_ISSUER', 'issued by somebody else', { issuer: stranger.slice(0, 16) }),
  refused('issuer-newcomer', 'EPOCH_ISSUER', 'issued by a device that it adds itself', { issuer: other.id }),
  refused('signer-other', 'BAD_SIGNATURE', 'signed by another key', {
    signer: random.sign('other').secretKey,
  }),
  refused('signature-label', 'BAD_SIGNATURE', 'signed for another purpose', { label: 'rec' }),
  bytes(
    'signature-bit',
    'BAD_SIGNATURE',
    'one bit of R is changed',
    flipBit(signedBytes(plan), signedBytes(plan).length - 64),
  ),
  bytes('signature-malleated', 'BAD_SIGNATURE', 'S is not canonical', malleated(signedBytes(plan))),
  refused('room-other', 'EPOCH_ROOM', 'an epoch of another room', {
    room: stranger.slice(0, 16),
    commit: commitOf(es, 2, [root.id], stranger.slice(0, 16)),
    stateKey: K(es, 'epoch-state', stranger.slice(0, 16)),
  }),
  refused('commit-other', 'EPOCH_COMMIT', 'a commitment to another secret', {
    commit: commitOf(stranger, 2, [root.id]),
  }),
  refused('commit-number', 'EPOCH_COMMIT', 'a commitment for another number', {
    commit: commitOf(es, 3, [root.id]),
  }),
  refused('commit-parent', 'EPOCH_COMMIT', 'a commitment for another parent', {
    commit: commitOf(es, 2, [stranger]),
  }),
  refused('state-key', 'OPEN_FAILED', 'encState under another key', {
    stateKey: K(stranger, 'epoch-state', room),
  }),
  refused('state-aad', 'OPEN_FAILED', 'encState bound to another epoch', { stateAad: stranger }),
]

const wrongState = (): Vector[] => [
  stateFault('state-version', 'BAD_VERSION', 'a state of version 2', { version: 2 }),
  stateFault('state-members-33', 'TOO_LARGE', '33 members are announced', { nMembers: 33 }),
  stateFault('state-ice', 'BAD_VALUE', 'ice is 3', { ice: 3 }),
  stateFault('state-servers-5', 'TOO_LARGE', 'five servers', {
    servers: Array.from({ length: 5 }, () => text('wss://a.example')),
  }),
  stateFault('state-title-utf8', 'BAD_UTF8', 'a title that is no UTF-8', { title: new Uint8Array([0xff]) }),
  refused('state-trailing', 'TRAILING', 'a byte behind the state', { state: cat(plan.state, int(1, 0)) }),
  refused('state-cut', 'TRUNCATED', 'the state ends early', { state: plan.state.slice(0, -1) }),
  memberFault('member-role', 'BAD_VALUE', 'role 3', { role: 3 }),
  memberFault('name-empty', 'NAME_INVALID', 'an empty name', { name: text('') }),
  memberFault('name-untrimmed', 'NAME_INVALID', 'a name with a space behind', { name: text('Other ') }),
  memberFault('name-not-nfc', 'NAME_INVALID', 'a name that is not NFC', { name: text('Zoe\u0308') }),
  memberFault('name-bidi', 'NAME_INVALID', 'a name with a bidi override', { name: text('Oth\u202eer') }),
  memberFault('name-zero-width', 'NAME_INVALID', 'a name with a zero-width space', {
    name: text('Oth\u200ber'),
  }),
  memberFault('name-65', 'NAME_INVALID', 'a name of 65 units', { name: text('n'.repeat(65)) }),
  memberFault('name-marks', 'NAME_INVALID', 'five marks on one letter', {
    name: text(`q${'\u0323'.repeat(5)}`),
  }),
  memberFault('name-193', 'TOO_LARGE', 'a name of 193 bytes', { name: text('n'.repeat(193)) }),
  memberFault('name-utf8', 'BAD_UTF8', 'a name with a lone surrogate', {
    name: new Uint8Array([0xed, 0xa0, 0x80]),
  }),
]

const relayFault = (name: string, code: string, comment: string, change: Partial<typeof relayPlan>): Vector =>
  stateFault(`relay-${name}`, code, comment, { relay: relayBytes(change) })

const url = 'turn:relay.example'
const wrongUrl = (name: string, comment: string, wrong: string) =>
  relayFault(`url-${name}`, 'BAD_VALUE', comment, { urls: [url, wrong] })

const wrongRelay = (): Vector[] => [
  stateFault('relay-4097', 'TOO_LARGE', 'a relay of 4,097 bytes', { relay: new Uint8Array(4097) }),
  relayFault('version', 'BAD_VERSION', 'a relay of version 2', { version: 2 }),
  relayFault('trailing', 'TRAILING', 'a byte behind the relay', { trailing: int(1, 0) }),
  stateFault('relay-cut', 'TRUNCATED', 'the relay ends early', { relay: relayBytes().slice(0, -1) }),
  relayFault('lifetime-0', 'BAD_VALUE', 'a lifetime of nothing', { lifetime: 0 }),
  relayFault('lifetime-43201', 'BAD_VALUE', 'a lifetime of more than 12 hours', { lifetime: 43_201 }),
  relayFault('urls-none', 'BAD_VALUE', 'no address', { urls: [] }),
  relayFault('urls-7', 'TOO_LARGE', 'seven addresses', {
    urls: Array.from({ length: 7 }, (_, at) => `${url}:${1000 + at}`),
  }),
  relayFault('urls-twice', 'BAD_VALUE', 'an address twice', { urls: [url, url] }),
  wrongUrl('stun', 'a STUN server', 'stun:relay.example'),
  wrongUrl('http', 'an address of the web', 'https://relay.example'),
  wrongUrl('slashes', 'two slashes', 'turn://relay.example'),
  wrongUrl('user', 'a name in the address', 'turn:may@relay.example'),
  wrongUrl('query', 'another transport', 'turn:relay.example?transport=sctp'),
  wrongUrl('port', 'a port with a zero in front', 'turn:relay.example:03478'),
  relayFault('url-201', 'TOO_LARGE', 'an address of 201 bytes', { urls: [`turn:${'a'.repeat(196)}`] }),
  relayFault('username-name', 'BAD_VALUE', 'a user name that is none of this form', { username: 'may' }),
  relayFault('username-mail', 'BAD_VALUE', 'a word that may name somebody', {
    username: '1800000000:may@a.example',
  }),
  relayFault('username-65', 'TOO_LARGE', 'a user name of 65 bytes', { username: '1'.repeat(65) }),
  relayFault('credential-short', 'BAD_VALUE', 'a credential of 24 characters', {
    credential: 'AAECAwQFBgcICQoLDA0ODw==',
  }),
  relayFault('credential-base64url', 'BAD_VALUE', 'a credential in base64url', {
    credential: '__ECAwQFBgcICQoLDA0ODxAREhM=',
  }),
]

const wrongMembers = (): Vector[] => [
  refused('removed-forgotten', 'EPOCH_MEMBERS', 'somebody is removed and not on the list of the removed', {
    ...withMembers(root.members),
    ops: [opsBytes(addOp(entry(other, 2)), removeOp(other.id))],
  }),
  refused('removed-invented', 'EPOCH_MEMBERS', 'somebody is on the list of the removed who was not', {
    state: stateBytes([...root.members, entry(other, 2)], {
      ...statePlan,
      removed: [{ id: stranger.slice(0, 16), no: plan.no }],
    }),
  }),
  refused('title-form', 'NAME_INVALID', 'a title with blanks around it', {
    state: stateBytes([...root.members, entry(other, 2)], { ...statePlan, title: text(' Evening ') }),
  }),
  refused('own-entry-missing', 'EPOCH_MEMBERS', 'the reader is left out, but has a box', {
    state: stateBytes([entry(founder), entry(other, 2)]),
    ops: [opsBytes(addOp(entry(other, 2)), removeOp(reader.id))],
  }),
  refused(
    'own-leaf',
    'EPOCH_MEMBERS',
    'the reader has another leaf',
    changed(readerId, { leaf: random.agree('leaf').publicKey, leafCounter: 1 }),
  ),
  refused(
    'role-changed',
    'EPOCH_MEMBERS',
    'a member becomes a facilitator without an op',
    changed(otherId, { role: 1 }),
  ),
  refused(
    'control-changed',
    'EPOCH_MEMBERS',
    'another E_ctl, and so another device',
    changed(otherId, { control: random.sign('new').publicKey }),
  ),
  refused(
    'person-changed',
    'EPOCH_MEMBERS',
    'another person',
    changed(founderId, { person: stranger.slice(0, 16) }),
  ),
  refused('name-changed', 'EPOCH_MEMBERS', 'another name', changed(founderId, { name: text('Funder') })),
  refused('seniority-changed', 'EPOCH_MEMBERS', 'another seniority', changed(readerId, { seniority: 0 })),
  refused(
    'leaf-changed',
    'EPOCH_MEMBERS',
    'another leaf with the same counter',
    changed(founderId, { leaf: random.agree('leaf').publicKey }),
  ),
  refused('member-unexplained', 'EPOCH_MEMBERS', 'a member that no op adds', { ops: [opsBytes()] }),
  refused('member-missing', 'EPOCH_MEMBERS', 'a member that is added is not there', {
    state: stateBytes(root.members),
  }),
  refused('op-add-twice', 'EPOCH_MEMBERS', 'a member is added who is there', {
    ops: [opsBytes(addOp(entry(other, 2)), addOp(entry(reader, 2)))],
  }),
  refused('op-remove-stranger', 'EPOCH_MEMBERS', 'somebody is removed who is not there', {
    ops: [opsBytes(addOp(entry(other, 2)), removeOp(stranger.slice(0, 16)))],
  }),
  refused('op-seniority', 'EPOCH_MEMBERS', 'a newcomer with the seniority of an earlier epoch', {
    ops: [opsBytes(addOp(entry(other, 1)))],
    state: stateBytes([...root.members, entry(other, 1)]),
  }),
  refused('op-type', 'BAD_TYPE', 'op 4', { ops: [opsBytes(cat(int(1, 4), other.id))] }),
  refused('ops-version', 'BAD_VERSION', 'ops of version 2', { ops: [cat(int(1, 2), rightOps.slice(1))] }),
  refused('ops-trailing', 'TRAILING', 'a byte behind the ops', { ops: [cat(rightOps, int(1, 0))] }),
  refused('ops-key', 'OPEN_FAILED', 'ops under a key of the epoch itself', {
    opsKeys: [K(es, 'epoch-ops', room)],
  }),
]

/** An epoch record on its way, in the carrier of its parent (§4.3, §7.4). */
const travelling = (): Vector[] => {
  const wire = K(root.es, 'epoch-wire', room, root.id)
  const tag = K(K(root.es, 'rec', room, root.id), 'tag').slice(0, 8)
  const aad = (id: Uint8Array) => cat(text('rowan/v1/epoch-wire'), room, id)
  const carried = (kind: number, id: Uint8Array, key = wire, block = 256): Line[] => [
    ...readerLines,
    ['entry', show(cat(int(1, kind), tag, sealExactly(key, aad(id), pad(next.signed, block))))],
  ]
  return [
    good('good-carried', 'an epoch in the carrier of its parent', [
      ...carried(2, root.id),
      ...results(plan, es, 'Founder* Reader Other'),
    ]),
    bad('carried-kind', 'BAD_TYPE', 'an entry of kind 3', carried(3, root.id)),
    bad('carried-aad', 'OPEN_FAILED', 'sealed for another parent', carried(2, stranger)),
    bad(
      'carried-key',
      'OPEN_FAILED',
      'sealed under the key of the epoch itself',
      carried(2, root.id, K(es, 'epoch-wire', room, root.id)),
    ),
    bad('carried-block', 'OPEN_FAILED', 'padded to a multiple of 16 bytes', carried(2, root.id, wire, 16)),
  ]
}

/** All vectors of epochs. */
export const epochs = (): VectorSet => ({
  object: 'epochs',
  vectors: [
    ...right(),
    ...wrongBytes(),
    ...wrongOutside(),
    ...wrongState(),
    ...wrongRelay(),
    ...rolesAndPolicy(),
    ...wrongMembers(),
    ...mergedEpochs(),
    ...travelling(),
  ],
})
