import { describe, expect, it } from 'vitest'
import { hex } from '../../../shared/bytes/hex.ts'
import type { RecordId, StrandId } from '../../../shared/room/ids.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { Orphans } from '../../../shared/session/ledger/orphans.ts'

/** A record as far as waiting is concerned: a place in a strand, and a size. */
function record(strand: number, seq: number, bytes = 100): OpenedRecord {
  const name = (length: number, value: number) => hex(new Uint8Array(length).fill(value))
  const id = `${name(28, strand)}${seq.toString(16).padStart(8, '0')}` as RecordId
  const header = { strand: name(8, strand) as StrandId, seq }
  return { id, header, wire: new Uint8Array(bytes) } as OpenedRecord
}

describe('records that wait for a hello', () => {
  it('come back in the order of their strand, and are forgotten', () => {
    const orphans = new Orphans()
    for (const seq of [3, 1, 2, 1]) expect(orphans.keep(record(1, seq))).toBe(true)
    const { strand } = record(1, 0).header
    expect(orphans.claim(strand).map(({ header }) => header.seq)).toEqual([1, 2, 3])
    expect(orphans.claim(strand)).toEqual([])
  })

  it('are 256 of a strand and no more', () => {
    const orphans = new Orphans()
    for (let seq = 0; seq < 256; seq++) expect(orphans.keep(record(1, seq))).toBe(true)
    expect(orphans.keep(record(1, 256))).toBe(false)
    expect(orphans.keep(record(2, 0))).toBe(true)
  })

  it('are of 64 strands and no more', () => {
    const orphans = new Orphans()
    for (let strand = 0; strand < 64; strand++) expect(orphans.keep(record(strand, 0))).toBe(true)
    expect(orphans.keep(record(64, 0))).toBe(false)
  })

  it('are 16 MiB in all and no more, and make room when they are claimed', () => {
    const orphans = new Orphans()
    const mebibyte = 1024 * 1024
    for (let strand = 0; strand < 16; strand++) expect(orphans.keep(record(strand, 0, mebibyte))).toBe(true)
    expect(orphans.keep(record(16, 0, 1))).toBe(false)
    orphans.claim(record(0, 0).header.strand)
    expect(orphans.keep(record(16, 0, mebibyte))).toBe(true)
  })
})
