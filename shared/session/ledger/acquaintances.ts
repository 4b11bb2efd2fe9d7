import { ensure } from '../../bytes/protocolError.ts'
import type { AgreePublicKey } from '../../crypto/agree.ts'
import { LABELS } from '../../crypto/labels.ts'
import { verify } from '../../crypto/sign.ts'
import type { DeviceKeys } from '../../room/device/deviceKeys.ts'
import { type PairKeys, pairKeys } from '../../room/device/pairKeys.ts'
import type { Epoch } from '../../room/epoch/epoch.ts'
import { memberOf } from '../../room/epoch/epochState.ts'
import type { DeviceId, EpochId } from '../../room/ids.ts'
import type { OpenedRecord } from '../../room/record/record.ts'
import { openRecord, recordTagOf } from '../../room/record/sealRecord.ts'
import {
  checkHelloTag,
  decodeHello,
  encodeHello,
  type Hello,
  type HelloClaim,
  helloTag,
} from '../../room/strand/hello.ts'
import { strandIdOf } from '../../room/strand/strandIdentity.ts'
import type { StrandLog } from '../../room/strand/strandLog.ts'
import type { EpochBook } from './epochBook.ts'

/** The newest leaf of a device (PROTOCOL.md §5.1). */
export type KnownLeaf = { readonly leaf: AgreePublicKey; readonly counter: number }

/** What this device shares with each other one: pairwise keys, and the leaf it announced last (PROTOCOL.md §3, §5.1). */
export class Acquaintances {
  readonly #epochs: EpochBook
  readonly #pairs = new Map<DeviceId, PairKeys>()
  readonly #leaves = new Map<DeviceId, KnownLeaf>()
  readonly #saidAt = new Map<EpochId, Map<DeviceId, number>>()

  constructor(epochs: EpochBook) {
    this.#epochs = epochs
  }

  /** The keys shared with a device that is or was a member; RECORD_AUTHOR for a stranger (PROTOCOL.md §3). */
  pair(me: DeviceKeys, device: DeviceId): PairKeys {
    const known = this.#pairs.get(device)
    if (known !== undefined) return known
    const entries = this.#epochs.nodes.flatMap(({ members }) =>
      members.filter(other => other.device === device),
    )
    const member = entries.at(-1)
    ensure(member !== undefined, 'RECORD_AUTHOR')
    const keys = pairKeys(me, device, member.identity)
    this.#pairs.set(device, keys)
    return keys
  }

  /** Wipes every key that is shared with somebody. */
  destroyKeys(): void {
    for (const keys of this.#pairs.values()) for (const secret of Object.values(keys)) secret.wipe()
    this.#pairs.clear()
  }

  /** The newest leaf a member announced, or the one its epoch lists (PROTOCOL.md §4). */
  leafOf(device: DeviceId): KnownLeaf | undefined {
    const member = memberOf(this.#epochs.active.state, device)
    const announced = this.#leaves.get(device)
    if (member === undefined) return announced
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

  /** Remembers what a verified hello says: the leaf, if it is newer than the one known, and where it was said. */
  learnHello({ header, body }: OpenedRecord): void {
    if (header.type !== 'hello' || body === null) return
    const said = this.#saidAt.get(header.epoch) ?? new Map<DeviceId, number>()
    this.#saidAt.set(header.epoch, said)
    if (!said.has(header.author)) said.set(header.author, header.at)
    const { leaf, leafCounter } = decodeHello(body)
    this.learnLeaf(header.author, { leaf, counter: leafCounter })
    this.#epochs.heardHello(header.author, header.epoch, leafCounter)
  }

  /** Learns from a hello that another member hands over, out of its strand: RECORD_EPOCH, BAD_TYPE, RECORD_STRAND, BAD_SIGNATURE, or a code of openRecord and readHello (PROTOCOL.md §4.6). */
  hearHello(me: DeviceKeys, wire: Uint8Array): void {
    const epoch = this.#epochs.byTag(recordTagOf(wire))
    ensure(epoch !== undefined, 'RECORD_EPOCH')
    const record = openRecord(wire, epoch)
    ensure(record.header.type === 'hello', 'BAD_TYPE')
    const { key } = this.readHello(me, record)
    ensure(strandIdOf(key) === record.header.strand, 'RECORD_STRAND')
    ensure(verify(key, LABELS.recordSignature, record.headerBytes, record.signature), 'BAD_SIGNATURE')
    this.learnHello(record)
  }

  /** When a device first said hello in an epoch, by its own clock; undefined when it has not. */
  helloAt(epoch: EpochId, device: DeviceId): number | undefined {
    return this.#saidAt.get(epoch)?.get(device)
  }

  /** When a device last said hello anywhere, by its own clock; undefined when it never has. */
  lastHelloAt(device: DeviceId): number | undefined {
    const times = [...this.#saidAt.values()].flatMap(said => said.get(device) ?? [])
    return times.length === 0 ? undefined : Math.max(...times)
  }

  /** Remembers the leaf that a device shows; false when a later one is known, or another with this counter (PROTOCOL.md §4.6). */
  learnLeaf(device: DeviceId, shown: KnownLeaf): boolean {
    const known = this.leafOf(device)
    if (known !== undefined && known.counter >= shown.counter)
      return known.counter === shown.counter && known.leaf === shown.leaf
    this.#leaves.set(device, shown)
    return true
  }
}
