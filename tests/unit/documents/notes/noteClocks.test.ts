import { describe, expect, it } from 'vitest'
import { NoteClocks } from '../../../../shared/documents/notes/noteClocks.ts'
import { strandId } from '../support/records.ts'

describe('the clocks of a note', () => {
  it('start at 0 and only go forward', () => {
    const clocks = new NoteClocks()
    expect([clocks.expected(7), clocks.reached(7, 0), clocks.reached(7, 1)]).toEqual([0, true, false])
    clocks.advance(7, 12)
    expect([clocks.expected(7), clocks.reached(7, 12), clocks.expected(8)]).toEqual([12, true, 0])
    expect(() => clocks.advance(7, 11)).toThrow('NOTE_CLOCK')
  })

  it('belong to the strand that used them first', () => {
    const clocks = new NoteClocks()
    clocks.claim(7, strandId('Bora'))
    clocks.claim(7, strandId('Bora'))
    clocks.claim(8, strandId('Minseo'))
    expect(() => clocks.claim(7, strandId('Minseo'))).toThrow('NOTE_CLIENT')
  })
})
