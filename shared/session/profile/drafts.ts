import { readExactly } from '../../bytes/bytesReader.ts'
import { BytesWriter } from '../../bytes/bytesWriter.ts'
import { fromHex, hex } from '../../bytes/hex.ts'
import { errorCodeOf, ProtocolError } from '../../bytes/protocolError.ts'
import { readMany } from '../../bytes/readMany.ts'
import { fromUtf8, utf8 } from '../../bytes/utf8.ts'
import { deriveSecret } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import { seal, unseal } from '../../crypto/seal.ts'
import type { Secret } from '../../crypto/secret.ts'
import { DRAFTS_MAX, type mainCalls } from '../../ports/mainPort.ts'
import type { Caller } from '../../ports/typedPort.ts'
import type { RoomId } from '../../room/ids.ts'
import { ROOMS_MAX } from './profileContent.ts'

/** All unsent texts are padded to a multiple of this many bytes. */
const BLOCK = 64 * 1024
const NO_AAD = new Uint8Array()

/** Unsent texts of kept rooms: in memory here, and sealed under the profile's key with main, where they outlive a lock (PROTOCOL.md §11.3). */
export class Drafts {
  readonly #main: Pick<Caller<typeof mainCalls>, 'holdDrafts' | 'takeDrafts'>
  readonly #texts = new Map<RoomId, string>()
  #isHeld = false

  constructor(main: Pick<Caller<typeof mainCalls>, 'holdDrafts' | 'takeDrafts'>) {
    this.#main = main
  }

  /** The text that is held for a room, or an empty one. */
  read(room: RoomId): string {
    return this.#texts.get(room) ?? ''
  }

  /** Holds a text in the place of an earlier one; an empty one forgets it. True when that changed something. */
  set(room: RoomId, text: string): boolean {
    if (this.read(room) === text) return false
    this.#texts.delete(room)
    if (text !== '') this.#texts.set(room, text)
    return true
  }

  /** Takes back what main holds, if it was sealed under this key; what others sealed is gone. */
  async take(profile: Secret<'profile'>): Promise<void> {
    const taken = await this.#main.takeDrafts({})
    if (!taken.ok) throw new ProtocolError(taken.code)
    const { sealed } = taken.value
    if (sealed === null) return
    for (const [room, text] of opened(profile, sealed)) this.#texts.set(room, text)
    await this.hold(profile)
  }

  /** Gives main what it holds, sealed under the profile's key as it is now. The longest-held are left out where they are too many. */
  async hold(profile: Secret<'profile'>): Promise<void> {
    if (this.#texts.size === 0 && !this.#isHeld) return
    this.#isHeld = this.#texts.size > 0
    const key = deriveSecret<'drafts'>(profile, LABELS.drafts)
    const sealed = seal(key, NO_AAD, encodeDrafts(this.#texts), BLOCK)
    key.wipe()
    const held = await this.#main.holdDrafts({ sealed })
    if (!held.ok) throw new ProtocolError(held.code)
  }

  /** Forgets all that is here; main still holds what it was given. */
  forget(): void {
    this.#texts.clear()
    this.#isHeld = false
  }
}

function encodeDrafts(texts: ReadonlyMap<RoomId, string>): Uint8Array {
  const kept: [RoomId, Uint8Array][] = []
  let left = DRAFTS_MAX - 2 * BLOCK
  for (const [room, text] of [...texts].reverse()) {
    const bytes = utf8(text)
    left -= 20 + bytes.length
    if (left < 0 || kept.length === ROOMS_MAX) break
    kept.unshift([room, bytes])
  }
  const writer = new BytesWriter().u8(kept.length)
  for (const [room, bytes] of kept) writer.raw(fromHex(room)).lp(bytes)
  return writer.finish()
}

function opened(profile: Secret<'profile'>, sealed: Uint8Array): [RoomId, string][] {
  const key = deriveSecret<'drafts'>(profile, LABELS.drafts)
  try {
    return readExactly(unseal(key, NO_AAD, sealed, BLOCK), reader =>
      readMany(reader.u8(), ROOMS_MAX, (): [RoomId, string] => [
        hex(reader.raw(16)) as RoomId,
        fromUtf8(reader.lp(DRAFTS_MAX)),
      ]),
    )
  } catch (error) {
    // another profile's: nobody can open them any more
    if (errorCodeOf(error) === 'OPEN_FAILED') return []
    throw error
  } finally {
    key.wipe()
  }
}
