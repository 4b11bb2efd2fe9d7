import { fromBase64url } from '../../../shared/bytes/base64url.ts'
import { fromHex } from '../../../shared/bytes/hex.ts'
import { fromUtf8 } from '../../../shared/bytes/utf8.ts'
import type { LinkId } from '../../../shared/ports/transport.ts'
import { openCatchup, sealCatchup } from '../../../shared/room/catchup/catchupMessage.ts'
import { decodeHanded, encodeHanded } from '../../../shared/room/catchup/handedEpochs.ts'
import { openEpochEntry, sealEpochEntry } from '../../../shared/room/epoch/epochEntry.ts'
import { decodeEpochOps } from '../../../shared/room/epoch/epochOps.ts'
import { decodeEpochPublic, decodeSignedEpoch } from '../../../shared/room/epoch/epochPublic.ts'
import { decodeEpochState } from '../../../shared/room/epoch/epochState.ts'
import { openEpoch, reopenEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import { verifyEpoch } from '../../../shared/room/epoch/verifyEpoch.ts'
import { heldNode } from '../../../shared/room/membership/epochNode.ts'
import { decodeRecordHeader } from '../../../shared/room/record/recordHeader.ts'
import { openRecord } from '../../../shared/room/record/sealRecord.ts'
import { decodeHello } from '../../../shared/room/strand/hello.ts'
import { encodeAdmission, openAdmission } from '../../../shared/session/joining/admissionPayload.ts'
import { decodeCarrierEntry, encodeCarrierEntry } from '../../../shared/session/ledger/carrierEntry.ts'
import { decodeProfile, encodeProfile } from '../../../shared/session/profile/profileContent.ts'
import { frameKey, openFrame, sealFrame } from '../../../shared/session/replication/frame.ts'
import {
  decodeHave,
  decodePresence,
  decodePut,
  decodeWant,
  encodeHave,
  encodePresence,
  encodePut,
  encodeWant,
} from '../../../shared/session/replication/frameBodies.ts'
import { there } from '../refusals.ts'
import { opsBytes, stateBytes } from '../room/epochBytes.ts'
import { cat, lp, SIG, text } from '../room/primitives.ts'
import {
  headerBytes,
  newStrand,
  planRecord,
  recordId,
  sealedContent,
  wireBytes,
} from '../room/recordBytes.ts'
import { AT } from '../room/testRoom.ts'
import { threeLedgers } from '../session/ledgers.ts'
import type { Reader } from './readers.ts'

type Three = ReturnType<typeof threeLedgers>

/** What reads epochs, records, catch-up messages, frames and the content of a profile. */
export function roomReaders(): Record<string, Reader> {
  const three = threeLedgers()
  return {
    ...epochReaders(three),
    ...recordReaders(three),
    ...catchupReaders(three),
    ...frameReaders(three),
    ...plainReaders(three),
  }
}

function epochReaders({ bo, first, epoch, founder, control }: Three): Record<string, Reader> {
  const members = epoch.state.members
  const host = { xId: founder.member.identity, control, roomId: epoch.room, name: 'Founder' }
  return {
    decodeSignedEpoch: { sample: epoch.signed, read: decodeSignedEpoch },
    decodeEpochPublic: { sample: decodeSignedEpoch(epoch.signed).pub, read: decodeEpochPublic },
    decodeEpochOps: {
      sample: opsBytes(members.map(add => ({ add }))),
      read: bytes => decodeEpochOps(bytes, epoch.room),
    },
    decodeEpochState: { sample: stateBytes(members), read: bytes => decodeEpochState(bytes, epoch.room) },
    openEpoch: {
      sample: epoch.signed,
      read: bytes => openEpoch(bytes, bo.device.keys, control),
      whole: true,
    },
    verifyEpoch: {
      sample: epoch.signed,
      read: bytes =>
        verifyEpoch(bytes, id => (id === first.id ? heldNode(first, []) : undefined), founder.keys),
      whole: true,
    },
    reopenEpoch: { sample: epoch.signed, read: bytes => reopenEpoch(bytes, epoch.keys.secret, epoch.room) },
    openEpochEntry: {
      sample: sealEpochEntry(first, epoch.signed),
      read: bytes => openEpochEntry(first, bytes),
      // the tag at its beginning says whose keys open it: the ledger has looked at it before
    },
    // the time in front is any: the seal of the message around it vouches for it
    openAdmission: {
      sample: encodeAdmission(epoch, AT),
      read: bytes => openAdmission(bytes, bo.device.keys, host),
    },
    'openAdmission of an epoch': {
      sample: epoch.signed,
      read: bytes => openAdmission(encodeAdmission({ ...epoch, signed: bytes }, AT), bo.device.keys, host),
      whole: true,
    },
  }
}

function recordReaders({ ana, epoch }: Three): Record<string, Reader> {
  const plan = planRecord(epoch, ana.device.member.device, newStrand())
  const content = cat(lp(headerBytes(plan)), SIG(plan.signer, 'rec', headerBytes(plan)), lp(plan.payload))
  return {
    decodeRecordHeader: { sample: headerBytes(plan), read: decodeRecordHeader },
    openRecord: { sample: wireBytes(epoch, plan), read: bytes => openRecord(bytes, epoch) },
    'openRecord of what a member sealed': {
      sample: content,
      read: bytes => openRecord(sealedContent(epoch, recordId(plan), bytes), epoch),
    },
  }
}

function catchupReaders({ ana, bo, epoch }: Three): Record<string, Reader> {
  const { catchup } = ana.ledger.pair(bo.device.member.device)
  const { device: from, leaf } = ana.device.member
  const nonce = '5a'.repeat(16)
  const sealed = (message: Parameters<typeof sealCatchup>[2]): Reader => ({
    sample: sealCatchup(catchup, 'topic', message),
    read: bytes => openCatchup(catchup, 'topic', bytes),
    whole: true,
  })
  const hello = ana.ledger.writeHello(AT)
  const box = new Uint8Array(80)
  const [part] = encodeHanded({ epochs: [{ signed: epoch.signed, box }], hellos: [hello.wire] })
  const ids = { epochs: [epoch.id], lacking: [epoch.id] }
  return {
    'openCatchup of a question': sealed({ type: 'ask', from, nonce, leaf, leafCounter: 3, ...ids }),
    'openCatchup of an answer': sealed({ type: 'give', from, nonce, index: 0, count: 1, part: there(part) }),
    'openCatchup of a complaint': sealed({ type: 'stale', from, nonce, leafCounter: 4 }),
    decodeHanded: { sample: there(part), read: decodeHanded },
  }
}

function frameReaders({ ana, bo, epoch }: Three): Record<string, Reader> {
  const hello = ana.ledger.writeHello(AT)
  const { strand, seq } = hello.header
  const [from, to] = [ana.device.member.device, bo.device.member.device]
  const key = frameKey(ana.ledger.pair(to).frame, epoch.room, epoch.id)
  const scope = { room: epoch.room, epoch: epoch.id, from, to, link: 'a1'.repeat(16) as LinkId }
  const body = encodeHave({ epoch: epoch.id, heads: [{ strand, seq, record: hello.id }] })
  return {
    openFrame: {
      sample: sealFrame(key, scope, { kind: 'have', counter: 7, body }),
      read: bytes => openFrame(key, scope, bytes, 6),
      whole: true,
    },
    decodeHave: { sample: body, read: decodeHave },
    decodeWant: { sample: encodeWant([{ strand, from: 0, to: 9 }]), read: decodeWant },
    decodePut: { sample: encodePut({ last: true, wires: [hello.wire] }), read: decodePut },
    decodePresence: { sample: encodePresence('here'), read: decodePresence },
    decodeCarrierEntry: {
      sample: encodeCarrierEntry({ kind: 'record', bytes: hello.wire }),
      read: decodeCarrierEntry,
    },
    decodeHello: { sample: there(hello.body), read: decodeHello },
  }
}

function plainReaders({ bo: { ledger }, epoch }: Three): Record<string, Reader> {
  const kept = {
    keys: ledger.keys,
    offset: 0,
    epochs: [{ signed: epoch.signed, secret: epoch.keys.secret }],
    outside: [epoch.signed],
    wires: [ledger.writeHello(AT).wire],
  }
  const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
  return {
    decodeProfile: { sample: encodeProfile([kept]), read: decodeProfile },
    fromUtf8: { sample: text('你好'), read: fromUtf8 },
    fromHex: { sample: text('00ff'), read: bytes => fromHex(latin(bytes)) },
    fromBase64url: { sample: text('AQID'), read: bytes => fromBase64url(latin(bytes)) },
  }
}
