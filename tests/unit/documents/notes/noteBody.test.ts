import { describe, expect, it } from 'vitest'
import { hex } from '../../../../shared/bytes/hex.ts'
import { decodeNoteBody, encodeNoteBody, type NoteBody } from '../../../../shared/documents/notes/noteBody.ts'

const update = new Uint8Array([1, 2, 3])

describe('bodies of note records', () => {
  const bodies: NoteBody[] = [
    { kind: 'note-create', title: '安全计划' },
    { kind: 'note-rename', title: 'x'.repeat(64) },
    { kind: 'note-update', update: new Uint8Array(65_536).fill(7) },
    { kind: 'note-state', index: 1023, count: 1024, update },
  ]

  it.each(bodies)('come back as they were: $kind', body => {
    expect(decodeNoteBody(body.kind, encodeNoteBody(body))).toEqual(body)
  })

  it('have the layout of PROTOCOL.md §10.2', () => {
    expect(hex(encodeNoteBody({ kind: 'note-create', title: 'A' }))).toBe('0000000141')
    expect(hex(encodeNoteBody({ kind: 'note-update', update }))).toBe('010203')
    expect(hex(encodeNoteBody({ kind: 'note-state', index: 2, count: 3, update }))).toBe('00020003010203')
  })

  it.each([
    [{ kind: 'note-create', title: '' }, 'NAME_INVALID'],
    [{ kind: 'note-rename', title: 'a\u0007b' }, 'NAME_INVALID'],
    [{ kind: 'note-rename', title: '\udc00' }, 'NAME_INVALID'],
    [{ kind: 'note-update', update: new Uint8Array() }, 'RECORD_BODY'],
    [{ kind: 'note-update', update: new Uint8Array(65_537) }, 'NOTE_TOO_LARGE'],
    [{ kind: 'note-state', index: 3, count: 3, update }, 'RECORD_BODY'],
    [{ kind: 'note-state', index: 0, count: 1025, update }, 'RECORD_BODY'],
    [{ kind: 'note-state', index: 0, count: 1, update: new Uint8Array(65_533) }, 'NOTE_TOO_LARGE'],
  ] as [NoteBody, string][])('are not written: %j', (body, code) => {
    expect(() => encodeNoteBody(body)).toThrow(code)
  })

  it.each([
    ['note-create', [], 'RECORD_BODY'],
    ['note-create', [0, 0, 0, 1, 65, 66], 'RECORD_BODY'],
    ['note-create', [0, 0, 0, 1, 0xff], 'RECORD_BODY'],
    ['note-rename', [0, 0, 0, 1, 32], 'RECORD_BODY'],
    ['note-rename', [255, 255, 255, 255], 'RECORD_BODY'],
    ['note-update', [], 'RECORD_BODY'],
    ['note-state', [0, 0, 0], 'RECORD_BODY'],
    ['note-state', [0, 0, 0, 1], 'RECORD_BODY'],
    ['note-state', [0, 1, 0, 1, 9], 'RECORD_BODY'],
  ] as const)('are not read: %s %j', (kind, bytes, code) => {
    expect(() => decodeNoteBody(kind, new Uint8Array(bytes))).toThrow(code)
  })
})
