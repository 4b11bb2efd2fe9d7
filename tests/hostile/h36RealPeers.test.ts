import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { DocId, RoomId } from '../../shared/room/ids.ts'
import { eventually } from '../integration/webrtc/support/eventually.ts'
import { Person } from '../integration/webrtc/support/person.ts'
import { HostileServer } from '../support/hostile/hostileServer.ts'
import { there } from '../support/refusals.ts'
import { PASSPHRASE } from '../support/session/simulatedRoom.ts'

const MiB = 1024 * 1024
const LINE = '她说她明天下午三点可以来 I can come at three 괜찮아요 '

let server: HostileServer
let people: Person[] = []
let room: RoomId

beforeAll(async () => {
  await cryptoReady()
  server = await HostileServer.start()
  // the last keeps a profile: she goes and comes back
  people = await Promise.all([Person.start(), Person.start(), Person.start(), Person.start(PASSPHRASE)])
  const [ann, ...others] = people
  const servers = [server.url]
  const hosted = await there(ann).call('hostRoom', { title: 'Evening', name: 'Ann', servers, direct: true })
  room = hosted.room as RoomId
  for (const [at, person] of others.entries()) await letIn(there(ann), person, `Person ${at}`)
  await there(others.at(-1)).call('keepRoom', { room })
}, 120_000)
afterAll(async () => {
  await Promise.all(people.map(person => person.kill()))
  await server.down()
})

async function letIn(ann: Person, person: Person, name: string): Promise<void> {
  const { link } = await ann.call('createInvitation', { room })
  await person.call('join', { invitation: link, name, servers: [server.url], direct: true })
  await ann.until(`${name} waits`, () => ann.room.waiting.length === 1, 60_000)
  await ann.call('admit', { room, applicant: there(ann.room.waiting[0]).applicant, digits: person.digits })
  await person.until(`${name} is in`, () => person.join?.state === 'admitted', 60_000)
}

/** The bytes of a note's words, as somebody's core has them. */
async function noteBytes(person: Person, note: DocId): Promise<number> {
  const { state } = await person.call('openNote', { room, note })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return Buffer.byteLength(
    doc
      .getXmlFragment('note')
      .toString()
      .replace(/<[^>]+>/g, ''),
  )
}

async function hasAll(person: Person, note: DocId, bytes: number): Promise<void> {
  let has = 0
  let looking = false
  const look = async () => {
    looking = true
    if (person.room.notes.some(other => other.note === note)) has = await noteBytes(person, note)
    looking = false
  }
  await eventually(
    'the whole note',
    () => {
      if (!looking) void look()
      return has === bytes
    },
    100_000,
  )
}

describe('36: 3 MB document, late joiner gets all, over real WebRTC', () => {
  it('a note of 3 MB reaches two, and the third when its writer has gone', async () => {
    const [ann, ben, cleo, late] = people.map(there) as [Person, Person, Person, Person]
    await late.call('closeRoom', { room })
    const { note } = (await ann.call('createNote', { room, title: 'Plan' })) as { note: DocId }
    const { state, client } = await ann.call('openNote', { room, note })
    const doc = new Y.Doc()
    doc.clientID = client
    Y.applyUpdate(doc, state, 'core')
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'core') updates.push(update)
    })
    const words = LINE.repeat(Math.ceil(MiB / 4 / Buffer.byteLength(LINE)))
    for (let n = 0; n < 12; n++) {
      doc.transact(() => {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText(words)])
        const root = doc.getXmlFragment('note')
        root.insert(root.length, [paragraph])
      })
      await ann.call('updateNote', { room, note, update: there(updates.at(-1)) })
    }
    const bytes = 12 * Buffer.byteLength(words)
    expect(bytes).toBeGreaterThan(3 * MiB)
    await Promise.all([ben, cleo].map(person => hasAll(person, note, bytes)))
    // the WebRTC of these tests dies of a line that breaks while it sends: she says goodbye before she goes
    await ann.call('closeRoom', { room })
    const isAlone = (person: Person) => person.room.members.every(({ name, here }) => name !== 'Ann' || !here)
    await Promise.all([ben, cleo].map(person => person.until('Ann has gone', () => isAlone(person), 60_000)))
    await ann.kill()
    await late.call('openRoom', { room, servers: [server.url] })
    await hasAll(late, note, bytes)
    for (const person of [ben, cleo, late]) expect(await person.memoryMiB()).toBeLessThan(700)
  }, 240_000)
})
