import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { reopenEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { openRecord, recordTagOf } from '../../../shared/room/record/sealRecord.ts'
import { decodeProfile } from '../../../shared/session/profile/profileContent.ts'
import { openProfileFile } from '../../../shared/vault/profileFile.ts'
import { there } from '../refusals.ts'
import { PASSPHRASE } from './simulatedRoom.ts'
import type { SimulatedPerson } from './simulatedSession.ts'
import { wordsIn } from './traces.ts'

/** Every record of a kept profile, opened with the keys that lie beside them, as whoever knows the passphrase could. */
export function keptRecords(person: SimulatedPerson): OpenedRecord[] {
  const { content } = openProfileFile(there(person.store.file), PASSPHRASE)
  return decodeProfile(content).flatMap(({ keys, epochs, wires }) => {
    const byTag = new Map<string, Epoch>()
    for (const { signed, secret } of epochs) {
      const epoch = reopenEpoch(signed, secret, keys.room)
      byTag.set(epoch.keys.tag, epoch)
    }
    return wires.map(wire => openRecord(wire, there(byTag.get(recordTagOf(wire)))))
  })
}

/** Which of these words can be found anywhere in a kept profile, by whoever knows its passphrase. */
export function keptWords(person: SimulatedPerson, ...words: string[]): string[] {
  const { content } = openProfileFile(there(person.store.file), PASSPHRASE)
  const records = keptRecords(person)
  return wordsIn(
    [content, ...records.flatMap(({ body, headerBytes }) => [body ?? headerBytes, headerBytes])],
    words,
  )
}
