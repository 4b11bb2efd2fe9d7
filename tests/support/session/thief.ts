import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { openBox } from '../../../shared/crypto/agree.ts'
import type { Secret } from '../../../shared/crypto/secret.ts'
import { openCatchup } from '../../../shared/room/catchup/catchupMessage.ts'
import { catchupTopic } from '../../../shared/room/catchup/catchupTopic.ts'
import { decodeHanded } from '../../../shared/room/catchup/handedEpochs.ts'
import { pairKeys } from '../../../shared/room/device/pairKeys.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { openEpochEntry } from '../../../shared/room/epoch/epochEntry.ts'
import { epochTopic } from '../../../shared/room/epoch/epochKeys.ts'
import { decodeEpochPublic, decodeSignedEpoch } from '../../../shared/room/epoch/epochPublic.ts'
import { epochWithSecret, reopenEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import type { RecordId } from '../../../shared/room/ids.ts'
import { openRecord } from '../../../shared/room/record/sealRecord.ts'
import { decodeCarrierEntry } from '../../../shared/session/ledger/carrierEntry.ts'
import type { KeptRoom } from '../../../shared/session/profile/profileContent.ts'
import { there } from '../refusals.ts'
import type { Crossing } from '../simulation/simulatedNetwork.ts'
import { keptRooms } from './keptRecords.ts'
import type { SimulatedPerson } from './simulatedSession.ts'

const DAY = 24 * 60 * 60 * 1000

/** Everything that a person's profile holds of her room, copied out. */
export async function copiedKeys(person: SimulatedPerson): Promise<KeptRoom> {
  return there((await keptRooms(person))[0])
}

/** Null instead of a refusal: whoever tries keys expects most of them not to fit. */
function fits<T>(open: () => T): T | null {
  try {
    return open()
  } catch (error) {
    if (error instanceof ProtocolError) return null
    throw error
  }
}

/** Somebody with copied keys who sees every entry and every message of a topic, and tries everything on everything. */
export class Thief {
  readonly #keys: KeptRoom['keys']
  readonly #epochs = new Map<string, Epoch>()
  readonly #read = new Map<RecordId, string>()

  /** `leaves` and `epochs` are what was stolen; `identity` tells whether X_id was stolen too. */
  constructor(stolen: KeptRoom, private_: { readonly identity: boolean } = { identity: true }) {
    this.#keys = stolen.keys
    this.#hasIdentity = private_.identity
    for (const { signed, secret } of stolen.epochs) this.#keep(reopenEpoch(signed, secret, stolen.keys.room))
  }

  readonly #hasIdentity: boolean

  /** The ids of the records that were opened. */
  get read(): ReadonlySet<RecordId> {
    return new Set(this.#read.keys())
  }

  /** The ids of the epochs whose secret is known. */
  get epochs(): string[] {
    return [...this.#epochs.keys()]
  }

  /** Every topic that the known epochs have on these days. */
  topics(times: readonly number[]): Set<string> {
    const { room } = this.#keys
    return new Set(
      [...this.#epochs.values()].flatMap(({ keys, id }) =>
        times.map(time => epochTopic(keys.secret, room, id, time)),
      ),
    )
  }

  /** Tries all keys on all that crossed the network, again and again as long as new ones are found. */
  study(crossings: readonly Crossing[], now: number): void {
    for (let before = -1; before !== this.#epochs.size; ) {
      before = this.#epochs.size
      for (const crossing of crossings) {
        if (crossing.kind === 'entry') this.#studyEntry(crossing.bytes)
        if (crossing.kind === 'topic' && this.#hasIdentity) this.#studyTopic(crossing, now)
      }
    }
  }

  #keep(epoch: Epoch): void {
    this.#epochs.set(epoch.id, epoch)
  }

  #studyEntry(bytes: Uint8Array): void {
    const entry = decodeCarrierEntry(bytes)
    for (const epoch of [...this.#epochs.values()]) {
      if (entry.kind === 'record') {
        const record = fits(() => openRecord(entry.bytes, epoch))
        if (record !== null) this.#read.set(record.id, record.header.type)
        continue
      }
      const signed = fits(() => openEpochEntry(epoch, entry.bytes))
      if (signed !== null) this.#studyEpoch(signed, null)
    }
  }

  #studyEpoch(signed: Uint8Array, given: Secret<'epoch'> | null): void {
    const { boxes } = decodeEpochPublic(decodeSignedEpoch(signed).pub)
    const found = [
      given,
      ...boxes.flatMap(box => this.#keys.leaves.map(({ pair }) => openBox<'epoch'>(box, pair))),
    ]
    for (const secret of found) {
      const epoch = secret && fits(() => epochWithSecret(signed, secret))
      if (epoch !== null) this.#keep(epoch)
    }
  }

  #studyTopic({ topic, bytes }: Crossing, now: number): void {
    if (topic === undefined) return
    const members = [...this.#epochs.values()].flatMap(({ state }) => state.members)
    for (const { device, identity } of members) {
      if (device === this.#keys.device) continue
      const pair = pairKeys(this.#keys, device, identity).catchup
      if (![now - DAY, now].some(day => catchupTopic(pair, day) === topic)) continue
      const message = fits(() => openCatchup(pair, topic, bytes))
      if (message?.type === 'give' && message.count === 1) this.#studyHanded(message.part)
    }
  }

  #studyHanded(part: Uint8Array): void {
    for (const { signed, box } of fits(() => decodeHanded(part))?.epochs ?? []) {
      const opened = box === null ? [] : this.#keys.leaves.map(({ pair }) => openBox<'epoch'>(box, pair))
      this.#studyEpoch(signed, opened.find(secret => secret !== null) ?? null)
    }
  }
}
