import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import type { LinkId, Topic, TransportEvent } from '../../shared/ports/transport.ts'
import { openBackup } from '../../shared/vault/backupFile.ts'
import { decodeVaultFile } from '../../shared/vault/vaultFile.ts'
import { commonCriterion, grownSince, heldBytes } from '../support/hostile/commonCriterion.ts'
import { roomWithMallory } from '../support/hostile/hostileMember.ts'
import { readers } from '../support/hostile/readers.ts'
import { survives } from '../support/hostile/survives.ts'
import { sessionVictim } from '../support/hostile/victims.ts'
import { only, there } from '../support/refusals.ts'
import { cat, int, unhex } from '../support/room/primitives.ts'
import { type SeededRandom, seededRandom } from '../support/simulation/seededRandom.ts'

await cryptoReady()

const SEED = Number(process.env.ROWAN_SEED ?? 1)
const READERS = Object.entries(readers())
const TIMES = 10_000

function noise(random: SeededRandom, most: number): Uint8Array {
  return Uint8Array.from({ length: random.below(most + 1) }, () => random.below(256))
}

describe(`1: random bytes x10k on each parser, seed ${SEED}`, () => {
  it.each(READERS)('%s', { timeout: 120_000 }, (_, { sample, read, whole }) => {
    const random = seededRandom(SEED)
    const held = heldBytes()
    let accepted = 0
    for (let times = 0; times < TIMES; times++) {
      // every second begins like something valid, so that more than the first bytes are reached
      const begin = sample.slice(0, times % 2 === 0 ? 0 : random.below(sample.length))
      if (survives({ read }, cat(begin, noise(random, 200)))) accepted += 1
    }
    expect(survives({ read }, sample)).toBe(true)
    if (whole) expect(accepted).toBe(0)
    expect(grownSince(held, 8)).toBeLessThan(8)
  })

  it('openBackup, which is never made to derive a key for noise', () => {
    const random = seededRandom(SEED)
    const read = (bytes: Uint8Array) => openBackup(bytes, 'quiet')
    for (let times = 0; times < TIMES; times++) expect(survives({ read }, noise(random, 300))).toBe(false)
  })

  it('decodeVaultFile', () => {
    const random = seededRandom(SEED)
    for (let times = 0; times < TIMES; times++)
      expect(survives({ read: decodeVaultFile }, noise(random, 2000))).toBe(false)
  })
})

describe(`1: random bytes x10k at each door of a running session, seed ${SEED}`, () => {
  type Room = Awaited<ReturnType<typeof roomWithMallory>>
  let room: Room
  let invitation: Topic
  beforeAll(async () => {
    room = await roomWithMallory()
    await room.ana.say('I am safe now')
    // the one that was used before is still answered
    const before = new Set(topicsOf(room.counsellor))
    await room.counsellor.calls.createInvitation({ room: room.room.id })
    invitation = only(topicsOf(room.counsellor).filter(topic => !before.has(topic)))
    room.mallory.transport.crash()
    // so long that the others keep an appointment with her
    room.clock.advance(90_000)
  })

  /** Everything that Ana is told; the network itself, which would keep it all, has no part in it. */
  async function flood(
    person: Room['ana'],
    among: readonly ErrorCode[],
    tell: (random: SeededRandom, at: number) => TransportEvent[],
  ): Promise<void> {
    const victim = sessionVictim(person, room.clock, { attacker: room.mallory.device })
    const random = seededRandom(SEED)
    await commonCriterion(victim, { counted: { among, total: TIMES }, cpuMs: 20_000 }, () => {
      for (let at = 0; at < TIMES; at++) for (const event of tell(random, at)) person.transport.pretend(event)
      room.clock.advance(1_000)
      room.network.crossings.length = 0
    })
  }

  /** The topics on which a person listens, beside those of her carriers. */
  const topicsOf = (person: Room['ana']) => [...person.transport.topics.keys()]

  it('entries of the carrier: of no kind, as records, as epochs', { timeout: 60_000 }, async () => {
    const codes = ['BAD_TYPE', 'TRUNCATED', 'BAD_LENGTH', 'RECORD_EPOCH', 'OPEN_FAILED'] as const
    const { id: epoch, keys } = room.mallory.epoch
    // with a tag that nobody here knows it may be for members of another branch, and is passed over
    const heads = [int(1, 0), int(1, 1), cat(int(1, 2), unhex(keys.tag))]
    await flood(room.ana, codes, (random, at) => {
      return [{ type: 'entry', epoch, entry: cat(there(heads[at % 3]), noise(random, 300)) }]
    })
  })

  it('frames, each on a link of its own, which is closed', { timeout: 60_000 }, async () => {
    const codes = ['BAD_TYPE', 'TRUNCATED', 'BAD_VALUE', 'FRAME_COUNTER', 'OPEN_FAILED'] as const
    const { epoch, device } = room.mallory
    await flood(room.ana, codes, (random, at) => {
      const link = at.toString(16).padStart(32, '0') as LinkId
      const frame = at % 2 === 0 ? noise(random, 300) : cat(int(1, 1), int(8, 7), noise(random, 300))
      return [
        { type: 'link-open', epoch: epoch.id, link, device },
        { type: 'frame', epoch: epoch.id, link, frame },
      ]
    })
  })

  it('messages of an invitation, to who gave it', { timeout: 60_000 }, async () => {
    const codes = ['TRUNCATED', 'BAD_VERSION', 'BAD_SUITE', 'BAD_TYPE', 'BAD_LENGTH', 'OPEN_FAILED'] as const
    await flood(room.counsellor, codes, (random, at) => {
      const payload =
        at % 2 === 0 ? noise(random, 300) : cat(Uint8Array.from([1, 1, 1]), noise(random, 2_000))
      return [{ type: 'topic-message', topic: invitation, payload }]
    })
  })

  it('messages of catching up', { timeout: 60_000 }, async () => {
    const codes = ['TRUNCATED', 'BAD_VERSION', 'BAD_TYPE', 'OPEN_FAILED'] as const
    const topic = only(topicsOf(room.ana))
    await flood(room.ana, codes, (random, at) => {
      const payload =
        at % 2 === 0 ? noise(random, 300) : cat(Uint8Array.from([1, 1 + (at % 4)]), noise(random, 300))
      return [{ type: 'topic-message', topic, payload }]
    })
  })
})
