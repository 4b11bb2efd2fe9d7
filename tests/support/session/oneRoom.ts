import { expect } from 'vitest'
import { there } from '../refusals.ts'
import type { FacilitatedRoom } from './facilitatedRoom.ts'
import type { SimulatedPerson } from './simulatedSession.ts'

/**
 * Everybody who is in the room sees the same people, who are those that think they are in it, and the same words; nothing is
 * lost or doubled of what was said by those who were never taken out.
 */
export async function expectOneRoom(facilitated: FacilitatedRoom): Promise<void> {
  const inside = membersOf(facilitated)
  const names = inside.map(({ name }) => name).sort()
  for (const person of inside) {
    const view = person.room()
    expect([person.name, view.securing]).toEqual([person.name, false])
    expect([person.name, view.members.map(({ name }) => name).sort()]).toEqual([person.name, names])
    expect([person.name, view.members.filter(({ here }) => !here)]).toEqual([person.name, []])
    expect([person.name, view.knowing.known]).toEqual([person.name, inside.length - 1])
  }
  const roles = inside.map(person =>
    person
      .room()
      .members.map(({ device, role }) => `${device} ${role}`)
      .sort(),
  )
  for (const other of roles) expect(other).toEqual(roles[0])
  const first = inside.filter(({ name }) => facilitated.first.includes(name))
  await expectOneTimeline(facilitated, first)
  const notes = await Promise.all(first.map(person => person.noteText(facilitated.note)))
  for (const text of notes) expect(text).toBe(notes[0])
}

/** The room as whoever meets the most people sees it. Who was taken out while she was away is told by nobody, and meets nobody. */
function membersOf(facilitated: FacilitatedRoom): SimulatedPerson[] {
  const inside = facilitated.inside()
  const here = (person: SimulatedPerson) => person.room().members.filter(other => other.here).length
  const widest = inside.reduce((a, b) => (here(b) > here(a) ? b : a))
  const devices = new Set(widest.room().members.map(({ device }) => device))
  const members = inside.filter(person => devices.has(facilitated.deviceOf(person)))
  for (const person of inside.filter(other => !members.includes(other)))
    expect([person.name, here(person)]).toEqual([person.name, 1])
  expect(members.length).toBe(devices.size)
  return members
}

async function expectOneTimeline(
  facilitated: FacilitatedRoom,
  first: readonly SimulatedPerson[],
): Promise<void> {
  const timelines = await Promise.all(first.map(person => person.timeline()))
  const words = timelines.map(messages => messages.map(({ record, text }) => `${record.slice(0, 8)} ${text}`))
  for (const [at, other] of words.entries())
    expect([there(first[at]).name, other]).toEqual([there(first[at]).name, words[0]])
  const staying = new Set(first.map(({ name }) => name))
  const expected = facilitated.said.filter(({ by }) => staying.has(by)).map(({ text }) => text)
  const found = (timelines[0] ?? []).map(({ text }) => text).filter(text => expected.includes(text))
  expect(found.sort()).toEqual(expected.sort())
  for (const messages of timelines)
    expect(messages.filter(({ delivered, others }) => delivered !== others)).toEqual([])
}
