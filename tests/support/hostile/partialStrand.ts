import type { SignPublicKey } from '../../../shared/crypto/sign.ts'
import type { DeviceId } from '../../../shared/room/ids.ts'
import { yjsClientOf } from '../../../shared/room/strand/strandIdentity.ts'
import { there } from '../refusals.ts'
import { messageBytes } from '../room/messageBytes.ts'
import { tohex, unhex } from '../room/primitives.ts'
import { newStrand, planRecord, type RecordPlan, recordId, wireBytes } from '../room/recordBytes.ts'
import { planHello } from '../session/ledgers.ts'
import type { HostileMember } from './hostileMember.ts'

const MESSAGE = 2
const NOTE_UPDATE = 18

/** Who writes such a strand, and sends its records to everybody. */
export type PartialAuthor = Pick<HostileMember, 'ledger' | 'epoch' | 'appendRecord'>

/** A second strand of a hostile member, written by hand, whose hello has a valid tag for these devices alone. */
export class PartialStrand {
  readonly #mallory: PartialAuthor
  readonly #strand = newStrand()
  readonly hello: Uint8Array
  #prev: Uint8Array = new Uint8Array(32)
  #seq = 0

  constructor(mallory: PartialAuthor, valid: readonly DeviceId[]) {
    this.#mallory = mallory
    const { keys } = mallory.ledger
    const { members } = mallory.epoch.state
    const devices = members.map(member => ({ keys, member }))
    const author = there(devices.find(({ member }) => member.device === keys.device))
    const hello = planHello(mallory.epoch, author, this.#strand, devices)
    const body = hello.payload.slice(16)
    // 101 bytes stand before the tags (PROTOCOL.md §5.1): each is a device and its tag
    for (const [at, { member }] of devices.entries())
      if (!valid.includes(member.device)) body.fill(0x19, 101 + 48 * at + 16, 101 + 48 * (at + 1))
    this.hello = this.#append({ ...planRecord(mallory.epoch, keys.device, this.#strand, 0, body), type: 1 })
  }

  /** The Yjs clientID under which the strand writes notes. */
  get client(): number {
    return yjsClientOf(tohex(this.#strand.key) as SignPublicKey)
  }

  /** The strand's id. */
  get id(): string {
    return tohex(this.#strand.id)
  }

  /** Says something; gives the record as it stands on the wire. */
  say(words: string): Uint8Array {
    return this.#write(MESSAGE, messageBytes(words))
  }

  /** Writes an update of a note. */
  note(note: string, update: Uint8Array): Uint8Array {
    return this.#write(NOTE_UPDATE, update, unhex(note))
  }

  #write(type: number, body: Uint8Array, doc: Uint8Array = new Uint8Array(16)): Uint8Array {
    const { epoch, ledger } = this.#mallory
    const plan = planRecord(epoch, ledger.keys.device, this.#strand, this.#seq, body)
    // her heads, as everybody names them: hers stands behind all that she knows
    const deps = [...ledger.records].slice(-1).map(record => unhex(record.id))
    return this.#append({ ...plan, type, doc, deps, prev: this.#prev })
  }

  #append(plan: RecordPlan): Uint8Array {
    const wire = wireBytes(this.#mallory.epoch, plan)
    this.#mallory.appendRecord(wire)
    this.#prev = recordId(plan)
    this.#seq += 1
    return wire
  }
}
