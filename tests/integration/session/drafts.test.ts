import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { there } from '../../support/refusals.ts'
import { PASSPHRASE, roomWithKeepers } from '../../support/session/simulatedRoom.ts'
import { wordsIn } from '../../support/session/traces.ts'

const DRAFT = '还没写完 marigold'

beforeAll(cryptoReady)

async function setup() {
  const { room, people } = await roomWithKeepers('Lin')
  return { room, id: room.id, lin: there(people[0]) }
}

describe('an unsent text', { timeout: 30_000 }, () => {
  it('comes back after a lock, and main never sees it', async () => {
    const { room, id, lin } = await setup()
    await lin.calls.holdDraft({ room: id, text: DRAFT })
    expect(wordsIn([there(lin.main.drafts)], [DRAFT, 'marigold'])).toEqual([])
    await lin.session.close()
    const again = await room.restarted(lin)
    expect(await again.calls.readDraft({ room: id })).toEqual({ text: DRAFT })
    expect(wordsIn(again.store.bytes, [DRAFT, 'marigold'])).toEqual([])
  })

  it('is gone once it is empty, and when main has let it go', async () => {
    const { room, id, lin } = await setup()
    await lin.calls.holdDraft({ room: id, text: DRAFT })
    await lin.calls.holdDraft({ room: id, text: '' })
    expect(await (await room.restarted(lin)).calls.readDraft({ room: id })).toEqual({ text: '' })
    await lin.calls.holdDraft({ room: id, text: DRAFT })
    lin.main.drafts = null
    expect(await (await room.restarted(lin)).calls.readDraft({ room: id })).toEqual({ text: '' })
  })

  it('still comes back after a room was forgotten and the profile has another key', async () => {
    const { room, id, lin } = await setup()
    const { room: other } = await lin.calls.hostRoom({ title: 'x', name: 'Lin', servers: [], direct: true })
    await lin.calls.holdDraft({ room: id, text: DRAFT })
    await lin.calls.forgetRoom({ room: other as never })
    expect(await (await room.restarted(lin)).calls.readDraft({ room: id })).toEqual({ text: DRAFT })
  })

  it('of a room that is not kept, or without a profile, is not held', async () => {
    const { room, id, lin } = await setup()
    await room.counsellor.calls.holdDraft({ room: id, text: DRAFT })
    expect(room.counsellor.main.drafts).toBeNull()
    await lin.session.close()
    const bo = await room.person('Bo')
    await room.letIn(bo)
    await bo.calls.holdDraft({ room: id, text: DRAFT })
    expect([bo.main.drafts, await bo.calls.readDraft({ room: id })]).toEqual([null, { text: '' }])
    expect(PASSPHRASE.length).toBeGreaterThan(0)
  })
})
