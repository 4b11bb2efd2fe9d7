import { describe, expect, it } from 'vitest'
import { createDrafts } from '../../../renderer/screen/session/createDrafts.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { handClock } from '../../support/handClock.ts'

const room = 'a'.repeat(32) as RoomId
const other = 'b'.repeat(32) as RoomId

function holding(open = true) {
  const clock = handClock()
  const held: [RoomId, string][] = []
  const drafts = createDrafts(
    {
      holdDraft: async request => {
        held.push([request.room as RoomId, request.text])
        return { ok: true, value: {} }
      },
      readDraft: async () => ({ ok: true, value: { text: 'from before' } }),
    },
    clock,
    () => open,
  )
  return { clock, held, drafts }
}

describe('unsent texts', () => {
  it('are handed over once writing rests, and only the last of them', () => {
    const { clock, held, drafts } = holding()
    drafts.hold(room, 'wor')
    clock.pass(399)
    drafts.hold(room, 'words')
    clock.pass(399)
    expect(held).toEqual([])
    clock.pass(1)
    expect(held).toEqual([[room, 'words']])
  })

  it('are handed over at once when there is no time left, each room by itself', () => {
    const { clock, held, drafts } = holding()
    drafts.hold(room, 'one')
    drafts.hold(other, 'two')
    drafts.flush()
    expect(held).toEqual([
      [room, 'one'],
      [other, 'two'],
    ])
    clock.pass(1000)
    expect(held).toHaveLength(2)
  })

  it('are forgotten when they are empty again', () => {
    const { held, drafts } = holding()
    drafts.hold(room, '')
    drafts.flush()
    expect(held).toEqual([[room, '']])
  })

  it('come back with an open profile', async () => {
    expect(await holding().drafts.read(room)).toBe('from before')
  })

  it('without an open profile leave the page in neither direction', async () => {
    const { held, drafts } = holding(false)
    drafts.hold(room, 'words')
    drafts.flush()
    expect(held).toEqual([])
    expect(await drafts.read(room)).toBe('')
  })
})
