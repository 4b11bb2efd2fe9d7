import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { fromBase64url } from '../../shared/bytes/base64url.ts'
import { fromHex } from '../../shared/bytes/hex.ts'
import { ProtocolError } from '../../shared/bytes/protocolError.ts'
import { fromUtf8 } from '../../shared/bytes/utf8.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { openEpochEntry, sealEpochEntry } from '../../shared/room/epoch/epochEntry.ts'
import { decodeEpochOps } from '../../shared/room/epoch/epochOps.ts'
import { decodeEpochPublic, decodeSignedEpoch } from '../../shared/room/epoch/epochPublic.ts'
import { decodeEpochState } from '../../shared/room/epoch/epochState.ts'
import { openEpoch, reopenEpoch } from '../../shared/room/epoch/openEpoch.ts'
import { verifyEpoch } from '../../shared/room/epoch/verifyEpoch.ts'
import { decodeRecordHeader } from '../../shared/room/record/recordHeader.ts'
import { openRecord } from '../../shared/room/record/sealRecord.ts'
import { decodeHello } from '../../shared/room/strand/hello.ts'
import { encodeAdmission, openAdmission } from '../../shared/session/joining/admissionPayload.ts'
import { decodeCarrierEntry, encodeCarrierEntry } from '../../shared/session/ledger/carrierEntry.ts'
import { decodeProfile, encodeProfile } from '../../shared/session/profile/profileContent.ts'
import {
  decodeHave,
  decodePresence,
  decodePut,
  decodeWant,
  encodeHave,
  encodePresence,
  encodePut,
  encodeWant,
} from '../../shared/session/replication/frameBodies.ts'
import { openProfileFile } from '../../shared/vault/profileFile.ts'
import { cpuTime } from '../support/cpuTime.ts'
import { there } from '../support/refusals.ts'
import { opsBytes, stateBytes } from '../support/room/epochBytes.ts'
import { cat, int, lp, SIG, text } from '../support/room/primitives.ts'
import {
  headerBytes,
  newStrand,
  planRecord,
  recordId,
  sealedContent,
  wireBytes,
} from '../support/room/recordBytes.ts'
import { AT } from '../support/room/testRoom.ts'
import { threeLedgers } from '../support/session/ledgers.ts'

beforeAll(cryptoReady)

type Reader = { readonly sample: Uint8Array; readonly read: (bytes: Uint8Array) => unknown }

/** Everything that reads what a peer, a server or a file may have written, with something that it accepts. */
function readers(): Record<string, Reader> {
  const { ana, bo, first, epoch, founder, control } = threeLedgers()
  const { ledger } = ana
  const hello = ledger.writeHello(AT)
  const plan = planRecord(epoch, ana.device.member.device, newStrand())
  const members = epoch.state.members
  const { strand, seq } = hello.header
  const kept = {
    keys: ledger.keys,
    epochs: [{ signed: epoch.signed, secret: epoch.keys.secret }],
    wires: [hello.wire],
  }
  const host = { xId: founder.member.identity, control, roomId: epoch.room, name: 'Founder' }
  const content = cat(lp(headerBytes(plan)), SIG(plan.signer, 'rec', headerBytes(plan)), lp(plan.payload))
  return {
    decodeSignedEpoch: { sample: epoch.signed, read: decodeSignedEpoch },
    decodeEpochPublic: { sample: decodeSignedEpoch(epoch.signed).pub, read: decodeEpochPublic },
    decodeEpochOps: {
      sample: opsBytes(members.map(add => ({ add }))),
      read: bytes => decodeEpochOps(bytes, epoch.room),
    },
    decodeEpochState: { sample: stateBytes(members), read: bytes => decodeEpochState(bytes, epoch.room) },
    openEpoch: { sample: epoch.signed, read: bytes => openEpoch(bytes, bo.device.keys, control) },
    verifyEpoch: { sample: epoch.signed, read: bytes => verifyEpoch(bytes, first, founder.keys) },
    reopenEpoch: { sample: epoch.signed, read: bytes => reopenEpoch(bytes, epoch.keys.secret, epoch.room) },
    openEpochEntry: {
      sample: sealEpochEntry(first, epoch.signed),
      read: bytes => openEpochEntry(first, bytes),
    },
    openAdmission: {
      sample: encodeAdmission(epoch),
      read: bytes => openAdmission(bytes, bo.device.keys, host),
    },
    decodeRecordHeader: { sample: headerBytes(plan), read: decodeRecordHeader },
    openRecord: { sample: wireBytes(epoch, plan), read: bytes => openRecord(bytes, epoch) },
    'openRecord of what a member sealed': {
      sample: content,
      read: bytes => openRecord(sealedContent(epoch, recordId(plan), bytes), epoch),
    },
    decodeHello: { sample: there(hello.body), read: decodeHello },
    decodeCarrierEntry: {
      sample: encodeCarrierEntry({ kind: 'record', bytes: hello.wire }),
      read: decodeCarrierEntry,
    },
    decodeHave: {
      sample: encodeHave({ epoch: epoch.id, heads: [{ strand, seq, record: hello.id }] }),
      read: decodeHave,
    },
    decodeWant: { sample: encodeWant([{ strand, from: 0, to: 9 }]), read: decodeWant },
    decodePut: { sample: encodePut({ last: true, wires: [hello.wire] }), read: decodePut },
    decodePresence: { sample: encodePresence('here'), read: decodePresence },
    decodeProfile: { sample: encodeProfile([kept]), read: decodeProfile },
    fromUtf8: { sample: text('你好'), read: fromUtf8 },
    fromHex: { sample: text('00ff'), read: bytes => fromHex(Buffer.from(bytes).toString('latin1')) },
    fromBase64url: {
      sample: text('AQID'),
      read: bytes => fromBase64url(Buffer.from(bytes).toString('latin1')),
    },
  }
}

const NAMES = [
  'decodeSignedEpoch',
  'decodeEpochPublic',
  'decodeEpochOps',
  'decodeEpochState',
  'openEpoch',
  'verifyEpoch',
  'reopenEpoch',
  'openEpochEntry',
  'openAdmission',
  'decodeRecordHeader',
  'openRecord',
  'openRecord of what a member sealed',
  'decodeHello',
  'decodeCarrierEntry',
  'decodeHave',
  'decodeWant',
  'decodePut',
  'decodePresence',
  'decodeProfile',
  'fromUtf8',
  'fromHex',
  'fromBase64url',
] as const

/** Reads, and lets nothing out but a ProtocolError; tells whether it was accepted, and fails when it takes long. */
function survives({ read }: Reader, bytes: Uint8Array): boolean {
  const spent = cpuTime()
  try {
    read(bytes)
    return true
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    return false
  } finally {
    expect(spent()).toBeLessThan(250)
  }
}

/** Cuts a piece out of a sample and puts other bytes there; numbers that announce lengths and counts are among them. */
const wound = fc.record({
  at: fc.nat({ max: 4000 }),
  cut: fc.nat({ max: 40 }),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc.constantFrom(int(4, 2 ** 32 - 1), int(2, 65_535), int(1, 255), int(4, 0), int(8, 2 ** 53)),
  ),
})

const wounded = (sample: Uint8Array, { at, cut, put }: { at: number; cut: number; put: Uint8Array }) => {
  const place = at % (sample.length + 1)
  return cat(sample.slice(0, place), put, sample.slice(place + cut))
}

describe('whatever comes is accepted or refused with a code, in a moment', () => {
  it.each(NAMES)('by %s', name => {
    const reader = there(readers()[name])
    expect(survives(reader, reader.sample)).toBe(true)
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), bytes => void survives(reader, bytes)))
    fc.assert(
      fc.property(fc.array(wound, { minLength: 1, maxLength: 3 }), wounds => {
        void survives(reader, wounds.reduce(wounded, reader.sample))
      }),
      { numRuns: 300 },
    )
  })

  it('by openProfileFile, which is never made to work for noise', () => {
    const reader = { sample: new Uint8Array(), read: (bytes: Uint8Array) => openProfileFile(bytes, 'quiet') }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), bytes => {
        expect(survives(reader, bytes)).toBe(false)
      }),
    )
  })

  it('and every reader is among them', () => {
    expect(Object.keys(readers())).toEqual([...NAMES])
  })
})
