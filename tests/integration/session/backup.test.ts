import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { laterRefusal, there } from '../../support/refusals.ts'
import { roomWithKeepers } from '../../support/session/simulatedRoom.ts'
import { wordsIn } from '../../support/session/traces.ts'

const OTHER_WORDS = 'seven green lamps'

beforeAll(cryptoReady)

async function setup() {
  const { room, people } = await roomWithKeepers('Lin')
  const lin = there(people[0])
  await lin.say('marigold')
  room.clock.advance(2_000)
  await room.counsellor.say('tangerine')
  room.clock.advance(2_000)
  return { room, id: room.id, lin }
}

describe('a backup', { timeout: 30_000 }, () => {
  it('is restored on another computer, where the room talks on under a new strand', async () => {
    const { room, id, lin } = await setup()
    expect(await lin.calls.exportProfile({ passphrase: OTHER_WORDS })).toEqual({ saved: true })
    const file = there(lin.main.file)
    expect(wordsIn([file], ['marigold', 'tangerine', OTHER_WORDS])).toEqual([])
    await lin.session.close()
    const there2 = await room.person('Lin', true)
    there2.main.file = file
    expect(await there2.calls.importProfile({ passphrase: OTHER_WORDS })).toEqual({ rooms: 1 })
    room.clock.advance(100)
    await there2.calls.openRoom({ room: id })
    room.clock.advance(5_000)
    expect(await there2.words()).toEqual(['marigold', 'tangerine'])
    await there2.say('from here')
    room.clock.advance(3_000)
    expect(await room.counsellor.words()).toEqual(['marigold', 'tangerine', 'from here'])
    expect(room.counsellor.room().members.filter(({ twofold }) => twofold)).toEqual([])
    // and it is kept there
    const again = await room.restarted(there2)
    expect(await again.words()).toEqual(['marigold', 'tangerine', 'from here'])
  })

  it('leaves a room that is here already as it is', async () => {
    const { lin } = await setup()
    await lin.calls.exportProfile({ passphrase: OTHER_WORDS })
    expect(await lin.calls.importProfile({ passphrase: OTHER_WORDS })).toEqual({ rooms: 0 })
    expect(await lin.words()).toEqual(['marigold', 'tangerine'])
  })

  it('with another passphrase, or damaged, or none, changes nothing', async () => {
    const { room, lin } = await setup()
    expect(await lin.calls.importProfile({ passphrase: OTHER_WORDS })).toEqual({ rooms: null })
    await lin.calls.exportProfile({ passphrase: OTHER_WORDS })
    expect(await laterRefusal(() => lin.calls.importProfile({ passphrase: 'x' }))).toBe('PASSPHRASE_WRONG')
    lin.main.file = there(lin.main.file).slice(1)
    expect(await laterRefusal(() => lin.calls.importProfile({ passphrase: OTHER_WORDS }))).toBe(
      'BACKUP_DAMAGED',
    )
    for (const act of [
      () => room.counsellor.calls.exportProfile({ passphrase: 'x' }),
      () => room.counsellor.calls.importProfile({ passphrase: 'x' }),
    ])
      expect(await laterRefusal(act)).toBe('LOCKED')
  })
})
