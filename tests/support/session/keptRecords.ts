import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { reopenEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { openRecord, recordTagOf } from '../../../shared/room/record/sealRecord.ts'
import { encodeProfile, type KeptRoom } from '../../../shared/session/profile/profileContent.ts'
import { ProfileKeeper } from '../../../shared/session/profile/profileKeeper.ts'
import { there } from '../refusals.ts'
import { SimulatedClock } from '../simulation/simulatedClock.ts'
import type { MemoryProfile } from './memoryProfile.ts'
import { PASSPHRASE, settled } from './simulatedRoom.ts'
import type { SimulatedPerson } from './simulatedSession.ts'
import { wordsIn } from './traces.ts'

/** Every room of a profile, as whoever has a copy of the disk and the passphrase reads it. */
export async function roomsOn(disk: MemoryProfile, passphrase = PASSPHRASE): Promise<KeptRoom[]> {
  const { vaultFiles, openStore } = disk.copy()
  const clock = new SimulatedClock()
  // after any wrong try
  clock.advance(600_000)
  const parts = { vaultFiles, openStore, clock }
  const keeper = new ProfileKeeper(parts, { saved: () => undefined, failed: () => undefined })
  const { rooms } = await keeper.open(passphrase)
  return rooms.map(({ kept }) => kept)
}

/** Every kept room of a person, once what is due is written. */
export async function keptRooms({ store }: SimulatedPerson): Promise<KeptRoom[]> {
  await settled()
  return roomsOn(store)
}

/** Every record of a kept profile, opened with the keys that lie beside them, as whoever knows the passphrase could. */
export async function keptRecords(person: SimulatedPerson): Promise<OpenedRecord[]> {
  return (await keptRooms(person)).flatMap(recordsOf)
}

function recordsOf({ keys, epochs, wires }: KeptRoom): OpenedRecord[] {
  const opened = epochs.map(({ signed, secret }) => reopenEpoch(signed, secret, keys.room))
  const byTag = new Map<string, Epoch>(opened.map(epoch => [epoch.keys.tag, epoch]))
  return wires.map(wire => openRecord(wire, there(byTag.get(recordTagOf(wire)))))
}

/** Which of these words can be found anywhere in a kept profile, by whoever knows its passphrase. */
export async function keptWords(person: SimulatedPerson, ...words: string[]): Promise<string[]> {
  const rooms = await keptRooms(person)
  const records = rooms.flatMap(recordsOf)
  return wordsIn(
    [encodeProfile(rooms), ...records.flatMap(({ body, headerBytes }) => [body ?? headerBytes, headerBytes])],
    words,
  )
}
