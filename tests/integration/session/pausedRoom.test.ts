import { beforeAll, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { encodeChatBody } from '../../../shared/documents/chat/chatBody.ts'
import { CHAT_DOC } from '../../../shared/room/ids.ts'
import { HostileMember, selfOf } from '../../support/hostile/hostileMember.ts'
import { keptRecords } from '../../support/session/keptRecords.ts'
import { SimulatedRoom } from '../../support/session/simulatedRoom.ts'
import { copiedKeys } from '../../support/session/thief.ts'
import { messageBody } from '../../unit/documents/support/records.ts'

beforeAll(cryptoReady)

/** A paused room of two facilitators, with Bo, Dee, who came when it was paused, and Mallory, whose software does not know the rule. */
async function setup() {
  const room = new SimulatedRoom()
  await room.found()
  const { counsellor, clock, id } = room
  const [ana, bo, app] = [
    await room.person('Ana', true),
    await room.person('Bo', true),
    await room.person('Mallory', true),
  ]
  for (const person of [ana, bo, app]) await room.letIn(person)
  await bo.say('before')
  await counsellor.calls.setRole({ room: id, device: selfOf(ana), role: 'facilitator' })
  clock.advance(5_000)
  await counsellor.calls.changeRoom({ room: id, paused: true })
  clock.advance(5_000)
  const dee = await room.person('Dee', true)
  await room.letIn(dee)
  await app.session.close()
  const mallory = new HostileMember(await copiedKeys(app), room)
  clock.advance(5_000)
  return { room, clock, counsellor, ana, bo, dee, mallory }
}

it('words of a member in a paused room stand nowhere in the order, at a member, a newcomer, who was away and after a restart', {
  timeout: 60_000,
}, async () => {
  const { room, clock, counsellor, ana, bo, dee, mallory } = await setup()
  await bo.session.close()
  ana.transport.moveTo(1)
  clock.advance(2_000)
  for (const words of ['of Ana 1', 'of Ana 2', 'of Ana 3']) await ana.say(words)
  await counsellor.say('of the counsellor 1')
  clock.advance(2_000)
  const refused = Array.from({ length: 5 }, (_, at) => {
    const body = encodeChatBody(messageBody(`of Mallory ${at}`))
    return mallory.write({ type: 'message', doc: CHAT_DOC, body })
  })
  clock.advance(2_000)
  await counsellor.say('of the counsellor 2')
  clock.advance(2_000)
  for (const transport of [counsellor.transport, dee.transport, mallory.transport]) transport.moveTo(1)
  clock.advance(10_000)
  expect(counsellor.session.refusals).toEqual(new Map([['RECORD_ROLE', 5]]))
  await ana.session.close()
  counsellor.transport.moveTo(0)
  dee.transport.moveTo(0)
  clock.advance(5_000)
  const people = [counsellor, dee, await room.restarted(ana), await room.restarted(bo)]
  clock.advance(180_000)
  const [words, ofDee, ...others] = await Promise.all(people.map(person => person.words()))
  expect(words).toHaveLength(6)
  expect(ofDee).toEqual(words?.slice(1))
  expect(others).toEqual([words, words])
  // what follows them in her chain is no deeper for that: else the counsellor's second word would be the last
  const written = (await keptRecords(dee)).find(
    ({ header }) => header.type === 'message' && header.deps.includes(refused[4]?.id ?? header.prev),
  )
  expect([written?.header.author, words?.at(-1)]).toEqual([selfOf(counsellor), 'of Ana 3'])
  for (const { session } of people) expect(session.refusals.get('RECORD_ROLE')).toBe(5)
})
