import sodium from 'libsodium-wrappers-sumo'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { CHAT_DOC, type DocId, type RecordId } from '../../../../shared/room/ids.ts'
import { decodeRecordHeader, encodeRecordHeader } from '../../../../shared/room/record/recordHeader.ts'
import { RECORD_TYPES } from '../../../../shared/room/record/recordType.ts'
import {
  claimedRecordId,
  openRecord,
  RECORD_WIRE_MAX,
  recordTagOf,
} from '../../../../shared/room/record/sealRecord.ts'
import { StrandWriter } from '../../../../shared/room/strand/strandWriter.ts'
import { refusal } from '../../../support/refusals.ts'
import { Cursor, cat, H, int, K, lp, OPEN, text, tohex, unhex } from '../../../support/room/primitives.ts'
import {
  headerBytes,
  idText,
  newStrand,
  planRecord,
  type RecordPlan,
  recordAad,
  recordId,
  recordKey,
  sealedContent,
  wireBytes,
} from '../../../support/room/recordBytes.ts'
import { AT, foundRoom, roomOfThree } from '../../../support/room/testRoom.ts'

beforeAll(cryptoReady)

function setup() {
  const { epoch, ana, first, atBo } = roomOfThree()
  const strand = newStrand()
  return { epoch, first, atBo, ana, strand, right: planRecord(epoch, ana.member.device, strand) }
}

type Setup = ReturnType<typeof setup>

describe('a record, taken apart by the text', () => {
  it('is what its author said, under her strand’s key', () => {
    const { epoch, ana } = setup()
    const writer = new StrandWriter(ana.member.device)
    const dep = 'ab'.repeat(32) as RecordId
    const first = writer.write(epoch, { type: 'hello', doc: CHAT_DOC, body: text('hi'), at: AT, deps: [] })
    const note = '12'.repeat(16) as DocId
    const draft = {
      type: 'note-update',
      doc: note,
      body: text('你好'),
      at: AT,
      deps: [dep, first.id],
    } as const
    const { wire } = writer.write(epoch, draft)

    const outside = new Cursor(wire)
    const [id, tag, sealed] = [outside.raw(32), outside.raw(8), outside.raw(outside.left)]
    expect(tohex(tag)).toBe(tohex(K(recordKey(epoch), 'tag').slice(0, 8)))
    const content = new Cursor(OPEN(recordKey(epoch), recordAad(epoch, id), sealed))
    const [header, signature, payload] = [content.lp(), content.raw(64), content.lp()]
    expect(content.left).toBe(0)
    expect(id).toEqual(H('rec-id', header))
    expect(payload.slice(16)).toEqual(text('你好'))
    const key = unhex(writer.publicKey)
    expect(sodium.crypto_sign_verify_detached(signature, cat(text('rowan/v1/rec'), header), key)).toBe(true)
    const from = new Cursor(header)
    expect([from.raw(2), from.int(1), from.int(1)]).toEqual([text('R1'), 1, 18])
    expect([from.raw(16), from.raw(32)].map(tohex)).toEqual([epoch.room, epoch.id])
    expect([from.raw(16), from.raw(8)].map(tohex)).toEqual([
      ana.member.device,
      tohex(H('strand', key).slice(0, 8)),
    ])
    expect([from.int(4), tohex(from.raw(32)), tohex(from.raw(16))]).toEqual([1, first.id, note])
    expect([from.raw(32), from.int(4)]).toEqual([H('payload', payload), payload.length])
    expect(from.raw(8)).toEqual(int(8, AT))
    expect(from.many(from.int(1), () => tohex(from.raw(32)))).toEqual([dep, first.id])
    expect(from.left).toBe(0)
  })

  it('names the record before it, and nothing in the first', () => {
    const { epoch, ana } = setup()
    const writer = new StrandWriter(ana.member.device)
    const draft = { type: 'message', doc: CHAT_DOC, body: text('x'), at: AT, deps: [] } as const
    const [one, two, three] = [
      writer.write(epoch, draft),
      writer.write(epoch, draft),
      writer.write(epoch, draft),
    ]
    expect([one, two, three].map(({ header }) => header.prev)).toEqual(['00'.repeat(32), one.id, two.id])
    expect([one, two, three].map(({ header }) => header.seq)).toEqual([0, 1, 2])
  })

  it('has its own salt: the same words twice have nothing in common', () => {
    const { epoch, ana } = setup()
    const draft = { type: 'message', doc: CHAT_DOC, body: text('yes'), at: AT, deps: [] } as const
    const hashes = [1, 2].map(() =>
      tohex(new StrandWriter(ana.member.device).write(epoch, draft).header.payloadHash),
    )
    expect(hashes[0]).not.toBe(hashes[1])
  })

  it('of one word is as long as one of two hundred letters', () => {
    const { epoch, ana } = setup()
    const lengths = ['是', 'x'.repeat(200)].map(words => {
      const draft = { type: 'message', doc: CHAT_DOC, body: text(words), at: AT, deps: [] } as const
      return new StrandWriter(ana.member.device).write(epoch, draft).wire.length
    })
    expect(lengths[0]).toBe(lengths[1])
  })
})

describe('a record written by hand from the text', () => {
  it('is opened by every member of its epoch', () => {
    const { epoch, atBo, right } = setup()
    const wire = wireBytes(epoch, right)
    const opened = openRecord(wire, atBo)
    expect([opened.id, opened.body, opened.header.type]).toEqual([idText(right), text('words'), 'message'])
    expect(opened.wire).toBe(wire)
    expect([recordTagOf(wire), claimedRecordId(wire)]).toEqual([epoch.keys.tag, idText(right)])
  })

  it('without its payload is a husk, also under a later epoch than its own', () => {
    const { epoch, first, ana, strand, right } = setup()
    expect(openRecord(wireBytes(epoch, right, new Uint8Array()), epoch).body).toBeNull()
    const old = planRecord(first, ana.member.device, strand)
    expect(openRecord(wireBytes(epoch, old, new Uint8Array()), epoch).body).toBeNull()
    expect(refusal(() => openRecord(wireBytes(epoch, old), epoch))).toBe('RECORD_EPOCH')
  })

  it('of every type has its number', () => {
    const { epoch, right } = setup()
    for (const [name, type] of Object.entries(RECORD_TYPES))
      expect(openRecord(wireBytes(epoch, { ...right, type }), epoch).header.type).toBe(name)
    expect(RECORD_TYPES).toEqual({
      hello: 1,
      message: 2,
      remove: 3,
      react: 4,
      hide: 5,
      leave: 7,
      'note-create': 16,
      'note-rename': 17,
      'note-update': 18,
      'note-state': 19,
    })
  })
})

describe('a record is refused', () => {
  const long = cat(new Uint8Array(16), new Uint8Array(64 * 1024 + 1))
  const dep = new Uint8Array(32).fill(1)
  const faults: [string, ErrorCode, Partial<RecordPlan>][] = [
    ['with another beginning', 'BAD_TYPE', { magic: text('R2') }],
    ['of another suite', 'BAD_SUITE', { suite: 2 }],
    ['of type 0', 'BAD_TYPE', { type: 0 }],
    ['of type 6, which is reserved', 'BAD_TYPE', { type: 6 }],
    ['of type 8', 'BAD_TYPE', { type: 8 }],
    ['of type 20', 'BAD_TYPE', { type: 20 }],
    ['of another room', 'EPOCH_ROOM', { room: new Uint8Array(16) }],
    ['of another epoch than its seal', 'RECORD_EPOCH', { epoch: new Uint8Array(32) }],
    ['with another payload hash', 'RECORD_PAYLOAD', { payloadHash: new Uint8Array(32) }],
    ['with another payload length', 'RECORD_PAYLOAD', { payloadLength: 22 }],
    ['with a payload shorter than its salt', 'BAD_VALUE', { payloadLength: 15 }],
    ['that announces more than 64 KiB', 'TOO_LARGE', { payloadLength: 64 * 1024 + 17 }],
    ['that is more than 64 KiB', 'TOO_LARGE', { payload: long, payloadLength: 64 * 1024 }],
    [
      'with 17 deps',
      'TOO_LARGE',
      { deps: Array.from({ length: 17 }, (_, at) => new Uint8Array(32).fill(at)) },
    ],
    ['with one dep twice', 'BAD_VALUE', { deps: [dep, dep] }],
    ['with a time of 2^53 and more', 'BAD_VALUE', { ts: 2 ** 53 }],
  ]

  it.each(faults)('%s: %s', (_, code, wrong) => {
    const { epoch, right } = setup()
    expect(refusal(() => openRecord(wireBytes(epoch, { ...right, ...wrong }), epoch))).toBe(code)
  })

  const elsewhere: [string, ErrorCode, (from: Setup) => Uint8Array][] = [
    [
      'under the id of another record',
      'OPEN_FAILED',
      ({ epoch, right }) => cat(new Uint8Array(32), wireBytes(epoch, right).slice(32)),
    ],
    [
      'sealed anew under another id',
      'RECORD_ID',
      ({ epoch, right }) => {
        const header = headerBytes(right)
        return sealedContent(
          epoch,
          new Uint8Array(32),
          cat(lp(header), new Uint8Array(64), lp(right.payload)),
        )
      },
    ],
    [
      'with the tag of one epoch and the seal of another',
      'OPEN_FAILED',
      ({ first, right }) => wireBytes(first, right),
    ],
    ['of a stranger’s room', 'OPEN_FAILED', ({ right }) => wireBytes(foundRoom().epoch, right)],
    [
      'with bytes after its payload',
      'TRAILING',
      ({ epoch, right }) =>
        sealedContent(
          epoch,
          recordId(right),
          cat(lp(headerBytes(right)), new Uint8Array(64), lp(right.payload), int(1, 0)),
        ),
    ],
    [
      'with bytes after its header',
      'TRAILING',
      ({ epoch, right }) => {
        const header = cat(headerBytes(right), int(1, 0))
        return sealedContent(
          epoch,
          H('rec-id', header),
          cat(lp(header), new Uint8Array(64), lp(right.payload)),
        )
      },
    ],
    [
      'without a signature',
      'TRUNCATED',
      ({ epoch, right }) => sealedContent(epoch, recordId(right), lp(headerBytes(right))),
    ],
    [
      'with a header of more than 1 KiB',
      'TOO_LARGE',
      ({ epoch }) => sealedContent(epoch, new Uint8Array(32), lp(new Uint8Array(1025))),
    ],
    [
      'with nothing in it',
      'TRUNCATED',
      ({ epoch }) => sealedContent(epoch, new Uint8Array(32), new Uint8Array()),
    ],
  ]

  it.each(elsewhere)('%s: %s', (_, code, make) => {
    const from = setup()
    expect(refusal(() => openRecord(make(from), from.epoch))).toBe(code)
  })

  it('when it is shorter than its ids or longer than any record may be', () => {
    expect(refusal(() => claimedRecordId(new Uint8Array(40)))).toBe('BAD_LENGTH')
    expect(refusal(() => recordTagOf(new Uint8Array(40)))).toBe('BAD_LENGTH')
    expect(refusal(() => recordTagOf(new Uint8Array(RECORD_WIRE_MAX + 1)))).toBe('BAD_LENGTH')
  })

  it('but not when it is the longest that a header of 1 KiB and a body of 64 KiB give', () => {
    const { epoch } = setup()
    const content = cat(lp(new Uint8Array(1024)), new Uint8Array(64), lp(new Uint8Array(16 + 64 * 1024)))
    const longest = sealedContent(epoch, new Uint8Array(32), content)
    expect(longest).toHaveLength(RECORD_WIRE_MAX)
    expect(recordTagOf(longest)).toBe(epoch.keys.tag)
  })
})

describe('a body', () => {
  it('of 64 KiB is the longest that is written', () => {
    const { epoch, ana } = setup()
    const writer = new StrandWriter(ana.member.device)
    const draft = (length: number) =>
      ({ type: 'message', doc: CHAT_DOC, body: new Uint8Array(length), at: AT, deps: [] }) as const
    expect(refusal(() => writer.write(epoch, draft(64 * 1024 + 1)))).toBe('TOO_LARGE')
    const { wire } = writer.write(epoch, draft(64 * 1024))
    expect(openRecord(wire, epoch).body).toHaveLength(64 * 1024)
    expect(wire.length).toBeLessThanOrEqual(RECORD_WIRE_MAX)
    expect(writer.next).toBe(1)
  })
})

describe('a header', () => {
  it('is the same after it was read and written again', () => {
    const { right } = setup()
    const bytes = headerBytes({ ...right, deps: [new Uint8Array(32), new Uint8Array(32).fill(9)] })
    expect(encodeRecordHeader(decodeRecordHeader(bytes))).toEqual(bytes)
    for (let end = 0; end < bytes.length; end++)
      expect(refusal(() => decodeRecordHeader(bytes.subarray(0, end)))).toBe('TRUNCATED')
    expect(refusal(() => decodeRecordHeader(cat(bytes, int(1, 0))))).toBe('TRAILING')
  })
})
