import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHUNK, CHUNK_DATA, encodeChunk } from '../../renderer/net/channelGuard/chunk.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { encodeCarrierEntry } from '../../shared/session/ledger/carrierEntry.ts'
import type { Person } from '../integration/webrtc/support/person.ts'
import { Stage } from '../integration/webrtc/support/stage.ts'
import { Storm } from '../integration/webrtc/support/storm.ts'
import { entriesOf } from '../support/hostile/carrierBytes.ts'
import { syncMessage } from '../support/hostile/linkedCarrier.ts'
import { PartialStrand } from '../support/hostile/partialStrand.ts'
import { RealRoom } from '../support/hostile/realRoom.ts'

const SMALLEST = '00000000-0000-4000-8000-000000000000'
const CLIENT = 19

let stage: Stage
let room: RealRoom
let storm: Storm
let ann: Person
let ben: Person

beforeAll(async () => {
  await cryptoReady()
  stage = await Stage.open()
  room = await RealRoom.open(stage.url)
  ;({ ann, ben } = room)
  storm = await Storm.start()
}, 120_000)
afterAll(async () => {
  await storm?.kill()
  await room?.close()
  await stage?.close()
})

/** Mallory is linked to both, with the keys of her profile. */
async function malloryLinks(): Promise<void> {
  const { carrier } = room.mallory
  const join = { do: 'join', peerId: SMALLEST, shake: 'honest', eager: true } as const
  storm.do({ ...join, as: 'mallory', carrier, server: room.url })
  await storm.until('both links', () => storm.by('mallory', 'linked').length === 2, 60_000)
}

/** Sends entries of the carrier to both, each as an update of its own. */
function sender(): (entry: Uint8Array) => void {
  let sent = 0
  return entry => {
    const message = syncMessage('update', entriesOf(CLIENT, sent, entry))
    for (let offset = 0; offset < message.length; offset += CHUNK_DATA) {
      const data = message.subarray(offset, offset + CHUNK_DATA)
      const chunk = encodeChunk({ type: CHUNK.carrier, id: sent, total: message.length, offset, data })
      for (const to of [ann, ben]) storm.do({ as: 'mallory', do: 'send', to: room.device(to), bytes: chunk })
    }
    sent += 1
  }
}

describe('19: hello with a tag valid for B only, over real WebRTC', () => {
  it('B hears her, C counts it and does not, and both go on talking', async () => {
    await malloryLinks()
    const before = await Promise.all([ann.memoryMiB(), ben.memoryMiB()])
    const { ledger, epoch } = room.mallory
    const append = sender()
    const appendRecord = (bytes: Uint8Array) => append(encodeCarrierEntry({ kind: 'record', bytes }))
    const valid = [room.device(ben), ledger.keys.device]
    const strand = new PartialStrand({ ledger, epoch, appendRecord }, valid)
    for (let n = 0; n < 100; n++) strand.say(`for you alone ${n}`)
    await room.hears(ben, 'for you alone 99')
    await room.counts(ann, 'HELLO_TAG', 1)
    await room.talk('after')
    expect((await ann.words()).filter(words => words.startsWith('for you alone'))).toEqual([])
    expect([room.isLinked(ann, ben), room.isLinked(ben, ann)]).toEqual([true, true])
    expect(storm.by('mallory', 'closed')).toEqual([])
    const after = await Promise.all([ann.memoryMiB(), ben.memoryMiB()])
    for (const [at, each] of after.entries()) expect(each - (before[at] ?? 0)).toBeLessThan(100)
  }, 90_000)
})
