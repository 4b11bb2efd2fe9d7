import { ensure } from '../../bytes/protocolError.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import { type PairKeys, pairKeys } from '../../room/device/pairKeys.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { memberOf } from '../../room/epoch/epochState.ts'
import type { DeviceId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import {
  checkHelloTag,
  decodeHello,
  encodeHello,
  type Hello,
  type HelloClaim,
  helloTag,
} from '../../room/strand/hello.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import type { EpochBook } from './epochBook.ts'

/** The newest leaf of a device (PROTOCOL.md §5.1). */
export type KnownLeaf = { readonly leaf: AgreePublicKey; readonly counter: number }

/** What this device shares with each other one: pairwise keys, and the leaf it announced last (PROTOCOL.md §3, §5.1). */
export class Acquaintances {
  readonly #epochs: EpochBook
  readonly #pairs = new Map<DeviceId, PairKeys>()
  readonly #leaves = new Map<DeviceId, KnownLeaf>()

  constructor(epochs: EpochBook) {
    this.#epochs = epochs
  }

  /** The keys shared with a device that is or was a member; RECORD_AUTHOR for a stranger (PROTOCOL.md §3). */
  pair(me: DeviceKeys, device: DeviceId): PairKeys {
    const known = this.#pairs.get(device)
    if (known !== undefined) return known
    const epoch = this.#epochs.all.reverse().find(({ state }) => memberOf(state, device) !== undefined)
    const member = epoch && memberOf(epoch.state, device)
    ensure(member !== undefined, 'RECORD_AUTHOR')
    const keys = pairKeys(me, device, member.identity)
    this.#pairs.set(device, keys)
    return keys
  }

  /** The newest leaf a member announced, or the one its epoch lists (PROTOCOL.md §4). */
  leafOf(device: DeviceId): KnownLeaf | undefined {
    const member = memberOf(this.#epochs.active.state, device)
    if (member === undefined) return undefined
    const announced = this.#leaves.get(device)
    const listed = { leaf: member.leaf, counter: member.leafCounter }
    return announced !== undefined && announced.counter > listed.counter ? announced : listed
  }

  /** The body of a hello with a tag for every member of the epoch (PROTOCOL.md §5.1). */
  helloBody(me: DeviceKeys, epoch: Epoch, claim: HelloClaim): Uint8Array {
    const scope = { room: epoch.room, epoch: epoch.id, author: me.device }
    const tagFor = (device: DeviceId) => helloTag(this.pair(me, device).hello, scope, claim)
    return encodeHello({
      ...claim,
      tags: new Map(epoch.state.members.map(({ device }) => [device, tagFor(device)])),
    })
  }

  /** Reads a hello that is meant for this device; RECORD_AUTHOR, RECORD_BODY, HELLO_TAG or a decoding code (PROTOCOL.md §5.1). */
  readHello(me: DeviceKeys, record: OpenedRecord): Hello {
    const { author, epoch: id } = record.header
    const epoch = this.#epochs.get(id)
    ensure(epoch !== undefined && memberOf(epoch.state, author) !== undefined, 'RECORD_AUTHOR')
    ensure(record.body !== null, 'RECORD_BODY')
    const hello = decodeHello(record.body)
    checkHelloTag(hello, { room: epoch.room, epoch: id, author }, me.device, this.pair(me, author).hello)
    return hello
  }

  /**
   * Reads the hello that a strand starts with on this device: at seq 0, or after an epoch that this device has no keys of.
   * Null for a record that has to wait for it; the codes of readHello (PROTOCOL.md §5.1).
   */
  readFirstHello(me: DeviceKeys, record: OpenedRecord): Hello | null {
    if (record.header.type !== 'hello' || record.body === null) return null
    const { before } = decodeHello(record.body)
    const hasEarlier = before === null || this.#epochs.get(before) !== undefined
    return record.header.seq > 0 && hasEarlier ? null : this.readHello(me, record)
  }

  /** Every later hello counts anew: its author is a member of its epoch and says it to this device; RECORD_STRAND for another key, and the codes of readHello (PROTOCOL.md §5.1). */
  checkLaterHello(me: DeviceKeys, record: OpenedRecord, { author, key }: StrandLog): void {
    if (record.header.type !== 'hello') return
    ensure(record.header.author === author, 'RECORD_AUTHOR')
    ensure(this.readHello(me, record).key === key, 'RECORD_STRAND')
  }

  /** Remembers the leaf of a verified hello, if it is newer than the one known. */
  learnLeaf({ header, body }: OpenedRecord): void {
    if (header.type !== 'hello' || body === null) return
    const { leaf, leafCounter } = decodeHello(body)
    const known = this.#leaves.get(header.author)
    if (known === undefined || leafCounter > known.counter)
      this.#leaves.set(header.author, { leaf, counter: leafCounter })
  }
}
