import { readExactly } from '../bytes/bytesReader.ts'
import { BytesWriter } from '../bytes/bytesWriter.ts'
import { concatBytes } from '../bytes/concatBytes.ts'
import { ensure, errorCodeOf } from '../bytes/protocolError.ts'
import { randomBelow, randomBytes, randomSecret, shuffle } from '../crypto/random.ts'
import { seal, sealedLength, unseal } from '../crypto/seal.ts'
import { type Secret, secretOf } from '../crypto/secret.ts'

/** How many slots a vault file has (PROTOCOL.md §11.1). */
export const SLOTS = 4
const PROFILE = 1
const ERASE = 2
const KEY = 32
const CONTENT = 1 + KEY + 1 + 1
/** Length of a slot in bytes, sealed or random (PROTOCOL.md §11.1). */
export const SLOT_BYTES = sealedLength(CONTENT)

/** The slots that a profile may fill: with its decoy, and with its erase instruction (PROTOCOL.md §11.1). */
export type Places = { readonly decoy: number; readonly erase: number }

/** What a slot holds: the key of a profile, or the instruction to erase everything else; and the places of its own others (PROTOCOL.md §11.1). */
export type SlotContent = Places & { readonly kind: 'profile' | 'erase'; readonly key: Secret<'profile'> }

/** A slot that a passphrase opened, and its place from 0 to 3 (PROTOCOL.md §11.1). */
export type OpenSlot = { readonly place: number; readonly content: SlotContent }

/** Random bytes that nobody can tell from a sealed slot (PROTOCOL.md §11.1). */
export function emptySlot(): Uint8Array {
  return randomBytes(SLOT_BYTES)
}

/** A place drawn at random for a new profile that stands alone (PROTOCOL.md §11.1). */
export function drawPlace(): number {
  return randomBelow(SLOTS)
}

/** Two other places than this one, drawn at random (PROTOCOL.md §11.1). */
export function drawOthers(own: number): Places {
  const [decoy = 0, erase = 0] = shuffle([...Array(SLOTS).keys()].filter(place => place !== own))
  return { decoy, erase }
}

/** The place that a profile at `own` leaves alone (PROTOCOL.md §11.1). */
export function sparePlace(own: number, { decoy, erase }: Places): number {
  return (SLOTS * (SLOTS - 1)) / 2 - own - decoy - erase
}

/** New content of a slot, with a key of its own (PROTOCOL.md §11.1). */
export function newContent(kind: SlotContent['kind'], { decoy, erase }: Places): SlotContent {
  return { kind, key: randomSecret<'profile'>(), decoy, erase }
}

/** Seals content for one place of the file with this header (PROTOCOL.md §11.1). */
export function sealSlot(
  key: Secret<'slot'>,
  header: Uint8Array,
  place: number,
  content: SlotContent,
): Uint8Array {
  const writer = new BytesWriter().u8(content.kind === 'profile' ? PROFILE : ERASE).raw(content.key.expose())
  return seal(key, aad(header, place), writer.u8(content.decoy).u8(content.erase).finish())
}

/** Every slot that this key opens; all are tried, whichever opens (PROTOCOL.md §11.1). What opens and is no content is PROFILE_DAMAGED. */
export function openSlots(
  key: Secret<'slot'>,
  header: Uint8Array,
  slots: readonly Uint8Array[],
): readonly OpenSlot[] {
  const opened = slots.map((slot, place) => {
    const plain = openSlot(key, aad(header, place), slot)
    return plain === undefined ? [] : [{ place, content: readContent(plain, place) }]
  })
  return opened.flat()
}

const aad = (header: Uint8Array, place: number) => concatBytes(header, Uint8Array.of(place))

function openSlot(key: Secret<'slot'>, sealedWith: Uint8Array, slot: Uint8Array): Uint8Array | undefined {
  try {
    return unseal(key, sealedWith, slot)
  } catch (error) {
    if (errorCodeOf(error) === 'OPEN_FAILED') return undefined
    throw error
  }
}

function readContent(plain: Uint8Array, own: number): SlotContent {
  ensure(plain.length === CONTENT, 'PROFILE_DAMAGED')
  return readExactly(plain, reader => {
    const kind = reader.u8()
    const key = secretOf<'profile'>(reader.raw(KEY))
    const [decoy, erase] = [reader.u8(), reader.u8()]
    ensure(kind === PROFILE || kind === ERASE, 'PROFILE_DAMAGED')
    const places = new Set([own, decoy, erase].filter(place => place < SLOTS))
    ensure(places.size === 3, 'PROFILE_DAMAGED')
    return { kind: kind === PROFILE ? 'profile' : 'erase', key, decoy, erase }
  })
}
