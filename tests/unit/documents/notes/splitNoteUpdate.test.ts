import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { compareBytes } from '../../../../shared/bytes/compareBytes.ts'
import { checkNoteUpdate } from '../../../../shared/documents/notes/checkNoteUpdate.ts'
import { createNote } from '../../../../shared/documents/notes/createNote.ts'
import { splitNoteUpdate } from '../../../../shared/documents/notes/splitNoteUpdate.ts'
import { block, docOf, Mirror, only } from '../support/mirror.ts'

const shown = (updates: readonly Uint8Array[]) => docOf(updates).getXmlFragment('note').toString()
const sameBytes = (a: Uint8Array, b: Uint8Array) => compareBytes(a, b) === 0
const paste = (text: string) => only(new Mirror(7).edit(root => root.insert(0, [block(text)])))

describe('splitting an update of a note', () => {
  it('leaves a small one as it is, and makes nothing of nothing', () => {
    const update = paste('small')
    expect(splitNoteUpdate(update)).toEqual([update])
    expect(splitNoteUpdate(Y.encodeStateAsUpdate(new Y.Doc()))).toEqual([])
  })

  it.each([
    ['ASCII', 'resource '],
    ['Chinese', '资源笔记'],
    ['emoji', '😀👩‍👩‍👧'],
    ['mixed', 'a字😀é'],
  ])('cuts one long string into parts that each apply at once: %s', (_, unit) => {
    const update = paste(unit.repeat(Math.ceil(300_000 / unit.length)))
    const parts = splitNoteUpdate(update)
    const doc = new Y.Doc()
    let clock = 0
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(56 * 1024)
      clock = checkNoteUpdate(part, { client: 7, clock }).end
      Y.applyUpdate(doc, part)
      expect(doc.store.pendingStructs).toBeNull()
    }
    expect(doc.getXmlFragment('note').toString()).toBe(shown([update]))
    expect(shown(parts)).not.toContain('\ufffd')
    expect(sameBytes(Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(docOf([update])))).toBe(true)
  })

  it('cuts in the middle of a text so that what stands right of it stays there', () => {
    const mirror = new Mirror(7)
    const start = only(mirror.edit(root => root.insert(0, [block('[]')])))
    const middle = only(
      mirror.edit(root =>
        (root.get(0) as Y.XmlElement & { get(at: 0): Y.XmlText }).get(0).insert(1, 'x'.repeat(5000)),
      ),
    )
    const parts = splitNoteUpdate(middle, 1000)
    expect(parts.length).toBeGreaterThan(5)
    expect(shown([start, ...parts])).toBe(mirror.root.toString())
    expect(Y.encodeStateAsUpdate(docOf([start, ...parts]))).toEqual(
      Y.encodeStateAsUpdate(docOf([start, middle])),
    )
  })

  it('puts deletions last, and spreads many over several parts', () => {
    const mirror = new Mirror(7)
    const start = mirror.edit(root =>
      root.insert(
        0,
        Array.from({ length: 9_000 }, (_, at) => block(`${at}`)),
      ),
    )
    const thinned = only(
      mirror.edit(root => {
        for (let at = 8_998; at >= 0; at -= 2) root.delete(at, 1)
        root.insert(0, [block('x'.repeat(2000))])
      }),
    )
    const parts = splitNoteUpdate(thinned)
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(56 * 1024)
    expect(parts.map(part => Y.decodeUpdate(part).structs.length > 0)).toEqual([
      true,
      ...parts.slice(1).map(() => false),
    ])
    expect(shown([...start, ...parts])).toBe(mirror.root.toString())
  })

  it('spreads many paragraphs over parts that each pass the check', () => {
    const mirror = new Mirror(7)
    const update = only(
      mirror.edit(root =>
        root.insert(
          0,
          Array.from({ length: 1000 }, (_, at) => block(`${at}`)),
        ),
      ),
    )
    const note = createNote()
    const parts = splitNoteUpdate(update)
    expect(parts).toHaveLength(3)
    mirror.send(note, parts)
    expect(note.text().split('\n')).toHaveLength(1000)
  })

  it('keeps what came and went in one transaction as Yjs writes it', () => {
    const mirror = new Mirror(7)
    const update = only(
      mirror.edit(root => {
        root.insert(0, [block('stays'), block('comes and goes')])
        root.delete(1, 1)
      }),
    )
    expect(Y.decodeUpdate(update).structs.some(struct => struct instanceof Y.GC)).toBe(true)
    const note = createNote()
    mirror.send(note, splitNoteUpdate(update))
    mirror.send(
      note,
      mirror.edit(root => root.insert(1, [block('next')])),
    )
    expect(note.text()).toBe('stays\nnext')
    expect(note.expected(7)).toBe(Y.getState(mirror.doc.store, 7))
  })

  it('spreads a long text that came and went over parts that each move the clock a little', () => {
    const mirror = new Mirror(7)
    const update = only(
      mirror.edit(root => {
        root.insert(0, [block('ab')])
        const text = (root.get(0) as Y.XmlElement).get(0) as Y.XmlText
        text.insert(1, 'x'.repeat(200_000))
        text.delete(1, 200_000)
      }),
    )
    expect(update.length).toBeLessThan(200)
    const note = createNote()
    const parts = splitNoteUpdate(update)
    expect(parts.length).toBe(4)
    mirror.send(note, parts)
    mirror.send(
      note,
      mirror.edit(root => ((root.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(1, '-')),
    )
    expect(note.text()).toBe('a-b')
  })

  it('refuses what it cannot cut, and what is no update', () => {
    expect(() => splitNoteUpdate(paste('x'), 40)).toThrow('NOTE_TOO_LARGE')
    expect(() => splitNoteUpdate(new Uint8Array([1, 2, 3]))).toThrow('NOTE_STRUCT')
  })

  it('takes less than a second for 3 MB', () => {
    const update = paste('支持 her 😀 '.repeat(200_000))
    expect(update.length).toBeGreaterThan(3_000_000)
    const start = performance.now()
    const parts = splitNoteUpdate(update)
    const took = performance.now() - start
    console.log(`splitting ${update.length} bytes into ${parts.length} parts: ${Math.round(took)} ms`)
    expect(took).toBeLessThan(5000)
    expect(shown(parts)).toBe(shown([update]))
  })
})
