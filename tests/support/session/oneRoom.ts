import { expect } from 'vitest'
import type { MessageView } from '../../../shared/ports/screenViews.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { there } from '../refusals.ts'
import type { FacilitatedRoom } from './facilitatedRoom.ts'
import type { SimulatedPerson } from './simulatedSession.ts'

/**
 * Whoever meets sees the same people, in the same roles, and the same words in the same order; nothing is lost or doubled of what
 * those who are in the room have said. Who is on the list and not there went with a branch that took one of these people out:
 * nobody listens to whom she removed, so such branches do not meet again.
 */
export async function expectOneRoom(facilitated: FacilitatedRoom): Promise<void> {
  const groups = groupsOf(facilitated)
  for (const group of groups) expectOneMembership(facilitated, group, groups)
  for (const group of groups.filter(({ length }) => length > 1)) await expectOneContent(facilitated, group)
}

type Group = readonly SimulatedPerson[]

const listed = (person: SimulatedPerson) => person.room().members.map(({ device }) => device as DeviceId)
const here = (person: SimulatedPerson) =>
  person
    .room()
    .members.filter(other => other.here)
    .map(({ device }) => device as DeviceId)

/** People who meet each other. */
function groupsOf(facilitated: FacilitatedRoom): Group[] {
  const groups = new Map<string, SimulatedPerson[]>()
  for (const person of facilitated.inside()) {
    const name = here(person).sort().join()
    groups.set(name, [...(groups.get(name) ?? []), person])
  }
  for (const [name, group] of groups)
    expect(
      group
        .map(person => facilitated.deviceOf(person))
        .sort()
        .join(),
    ).toBe(name)
  return [...groups.values()]
}

function expectOneMembership(facilitated: FacilitatedRoom, group: Group, groups: readonly Group[]): void {
  const [first] = group
  const devices = group.map(person => facilitated.deviceOf(person))
  const others = groups.filter(other => other !== group).flat()
  const roles = (person: SimulatedPerson) =>
    person
      .room()
      .members.map(({ device, role }) => `${device} ${role}`)
      .sort()
  for (const person of group) {
    const { securing, knowing } = person.room()
    // whoever was taken out and not told may wait for the others for ever: nobody whom she would listen to answers her
    const heeded = others.filter(other => listed(person).includes(facilitated.deviceOf(other)))
    const isLost =
      others.length > 0 && !heeded.some(other => listed(other).includes(facilitated.deviceOf(person)))
    expect([person.name, securing && !isLost]).toEqual([person.name, false])
    expect(knowing.known).toBeGreaterThanOrEqual(group.length - 1)
    expect([person.name, roles(person)]).toEqual([person.name, roles(there(first))])
  }
  for (const device of listed(there(first)).filter(other => !devices.includes(other))) {
    // she may have been taken out there herself since: then it may be any branch that these do not know of
    const hers = groups.filter(other => other.some(person => facilitated.deviceOf(person) === device))
    const elsewhere = hers.length > 0 ? hers : groups.filter(other => other !== group)
    const tookOut = elsewhere.flat().some(person => devices.some(mine => !listed(person).includes(mine)))
    expect([device, tookOut]).toEqual([device, true])
  }
}

async function expectOneContent(facilitated: FacilitatedRoom, group: Group): Promise<void> {
  const first = group.filter(({ name }) => facilitated.first.includes(name))
  const timelines = await Promise.all(first.map(person => person.timeline()))
  const all = timelines.reduce((a, b) => (b.length > a.length ? b : a), [])
  for (const [at, messages] of timelines.entries()) {
    const { name } = there(first[at])
    const has = new Set(messages.map(({ record }) => record))
    expect([name, words(messages)]).toEqual([name, words(all.filter(({ record }) => has.has(record)))])
    // a branch may have been without her: then she was no reader of what was said there
    const missing = all.filter(({ record, others }) => !has.has(record) && others >= group.length - 1)
    expect([name, words(missing)]).toEqual([name, []])
    expect(messages.filter(({ delivered, others }) => delivered > others)).toEqual([])
  }
  const staying = new Set(first.map(({ name }) => name))
  const expected = facilitated.said.filter(({ by }) => staying.has(by)).map(({ text }) => text)
  const found = all.map(({ text }) => text).filter(text => expected.includes(text))
  expect(found.sort()).toEqual(expected.sort())
  await expectOneNote(facilitated, first)
}

/** Whoever was never taken out by anybody has one text. Who was cannot read what was written in that branch, and has no line that the others lack. */
async function expectOneNote({ note, takenOut }: FacilitatedRoom, first: Group): Promise<void> {
  const texts = await Promise.all(
    first.map(async person => ({ name: person.name, lines: (await person.noteText(note)).split('\n') })),
  )
  const always = texts.filter(({ name }) => !takenOut.has(name))
  for (const text of always) expect(text).toEqual({ ...text, lines: there(always[0]).lines })
  if (always.length > 0)
    for (const { name, lines } of texts) {
      const more = lines.filter(line => line !== '' && !there(always[0]).lines.includes(line))
      expect([name, more]).toEqual([name, []])
    }
}

const words = (messages: readonly MessageView[]) =>
  messages.map(({ record, text }) => `${record.slice(0, 8)} ${text}`)
