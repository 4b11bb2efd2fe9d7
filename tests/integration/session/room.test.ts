import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { DocId } from '../../../shared/room/ids.ts'
import { SimulatedPerson } from '../../support/session/simulatedSession.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'
import { SimulatedNetwork } from '../../support/simulation/simulatedNetwork.ts'

const SERVERS = ['ws://127.0.0.1:4000']

/** A counsellor with a room of her own, and others who may join it. */
async function setup(...names: string[]) {
  const clock = new SimulatedClock()
  const network = new SimulatedNetwork(clock)
  const counsellor = new SimulatedPerson('Counsellor', network, clock)
  const others = names.map(name => new SimulatedPerson(name, network, clock))
  await counsellor.calls.hostRoom({ title: 'Evening', name: 'Counsellor', servers: SERVERS, direct: true })
  clock.advance(100)
  const letIn = async (person: SimulatedPerson) => {
    const { link } = await counsellor.calls.createInvitation({ room: counsellor.room().room })
    await person.calls.join({ invitation: link, name: person.name, servers: SERVERS, direct: true })
    clock.advance(5_000)
    const [applicant] = counsellor.room().waiting
    if (applicant === undefined) throw new Error('nobody waits')
    await counsellor.calls.admit({
      room: counsellor.room().room,
      applicant: applicant.applicant,
      digits: person.digits,
    })
    clock.advance(5_000)
    return applicant
  }
  return { clock, network, counsellor, others, letIn }
}

beforeAll(cryptoReady)

describe('two people in a room', () => {
  it('meet by invitation, and the nine digits of one screen are right on the other', async () => {
    const { counsellor, others, letIn } = await setup('Survivor')
    const [survivor] = others
    if (survivor === undefined) throw new Error('no survivor')
    await letIn(survivor)
    expect(survivor.join).toEqual({ state: 'admitted', room: counsellor.room().room })
    expect(survivor.room().members.map(({ name, here }) => [name, here])).toEqual([
      ['Counsellor', true],
      ['Survivor', true],
    ])
    expect(counsellor.room().connection).toBe('here')
  })

  it('talk, and each sees what the other confirmed', async () => {
    const { clock, counsellor, others, letIn } = await setup('Survivor')
    const [survivor] = others
    if (survivor === undefined) throw new Error('no survivor')
    await letIn(survivor)
    await counsellor.say('你好，我在这里。')
    clock.advance(1_000)
    await survivor.say('Hello. I am here too.')
    clock.advance(1_000)
    expect(await survivor.words()).toEqual(['你好，我在这里。', 'Hello. I am here too.'])
    expect(await counsellor.words()).toEqual(await survivor.words())
    expect((await survivor.timeline()).map(({ delivered, others: all }) => `${delivered}/${all}`)).toEqual([
      '1/1',
      '1/1',
    ])
  })

  it('never count as delivered what the other has not got, and catch up after a cut', async () => {
    const { clock, counsellor, others, letIn } = await setup('Survivor')
    const [survivor] = others
    if (survivor === undefined) throw new Error('no survivor')
    await letIn(survivor)
    survivor.transport.cut()
    clock.advance(1_000)
    await counsellor.say('Are you there?')
    await survivor.say('My line broke.')
    clock.advance(60_000)
    expect((await counsellor.timeline())[0]?.delivered).toBe(0)
    expect(counsellor.room().connection).toBe('alone')
    survivor.transport.heal()
    clock.advance(3_000)
    expect((await counsellor.words()).sort()).toEqual(['Are you there?', 'My line broke.'])
    expect(await survivor.words()).toEqual(await counsellor.words())
    expect((await counsellor.timeline()).every(({ delivered }) => delivered === 1)).toBe(true)
  })

  it('write one note at once, and a paste of 300 KB arrives', async () => {
    const { clock, counsellor, others, letIn } = await setup('Survivor')
    const [survivor] = others
    if (survivor === undefined) throw new Error('no survivor')
    await letIn(survivor)
    const { note } = await counsellor.calls.createNote({ room: counsellor.room().room, title: 'Plan' })
    clock.advance(1_000)
    expect(survivor.room().notes.map(({ title }) => title)).toEqual(['Plan'])
    const id = note as DocId
    await Promise.all([counsellor.write(id, '计划'), survivor.write(id, 'Plan')])
    await counsellor.write(id, '长'.repeat(100_000))
    clock.advance(10_000)
    const text = await counsellor.noteText(id)
    expect(text.length).toBeGreaterThan(100_000)
    expect(await survivor.noteText(id)).toBe(text)
  })
})

describe('a third person who joins late', () => {
  it('sees nothing from before, and everything from then on, in the same order', async () => {
    const { clock, counsellor, others, letIn } = await setup('First', 'Second')
    const [first, second] = others
    if (first === undefined || second === undefined) throw new Error('two others')
    await letIn(first)
    await counsellor.say('before')
    await first.say('also before')
    clock.advance(1_000)
    await letIn(second)
    expect(await second.words()).toEqual([])
    await Promise.all([first.say('one'), counsellor.say('two'), second.say('three')])
    clock.advance(5_000)
    expect(await second.words()).toHaveLength(3)
    expect((await counsellor.words()).slice(2)).toEqual(await second.words())
    expect(await first.words()).toEqual(await counsellor.words())
    expect(counsellor.room().members.every(({ here }) => here)).toBe(true)
  })
})

describe('a kept room', () => {
  it('is there again after a restart, and talks on', async () => {
    const { clock, network, counsellor, others, letIn } = await setup('Survivor')
    const [survivor] = others
    if (survivor === undefined) throw new Error('no survivor')
    await survivor.calls.createProfile({ passphrase: 'quiet river stone' })
    await letIn(survivor)
    await survivor.calls.keepRoom({ room: survivor.room().room })
    await counsellor.say('keep this')
    clock.advance(2_000)
    await survivor.session.close()
    clock.advance(2_000)
    const again = new SimulatedPerson('Survivor', network, clock, survivor.store)
    await again.calls.openProfile({ passphrase: 'quiet river stone' })
    clock.advance(100)
    await again.calls.openRoom({ room: again.room().room })
    clock.advance(5_000)
    expect(await again.words()).toEqual(['keep this'])
    await again.say('I am back')
    clock.advance(2_000)
    expect(await counsellor.words()).toEqual(['keep this', 'I am back'])
  })
})
