import { base64url } from '../../../shared/bytes/base64url.ts'
import { ensure } from '../../../shared/bytes/protocolError.ts'
import { hash } from '../../../shared/crypto/hash.ts'
import { LABELS } from '../../../shared/crypto/labels.ts'
import { TokenBucket } from '../../../shared/signaling/tokenBucket.ts'
import type { Refuse } from '../bounds/boundedRefusals.ts'
import { ByteBudget } from '../bounds/byteBudget.ts'
import { SeenCache } from '../bounds/seenCache.ts'
import { beginsAsStep2, type CarrierMessage, readCarrierMessage } from './carrierMessage.ts'
import type { Chunk } from './chunk.ts'
import { CHUNK_COST, RECEIVING, TINY_ENTRIES, TINY_ENTRY } from './trafficLimits.ts'
import { checkStateVector } from './updateCheck.ts'

/**
 * Judges an update before it is applied: false when it is harmless and yet not to be applied, as is one whose entries this
 * link cannot afford. Raises CARRIER_UPDATE.
 */
export type JudgeUpdate = (update: Uint8Array, affords: Affords) => boolean

/** Whether a link may bring these entries now. */
export type Affords = (entries: readonly Uint8Array[]) => boolean

/** What an outgoing message of y-webrtc is: null when it may not go, `free` when the peer has asked for it. */
export type OutgoingKind = { readonly free: boolean } | null

// After the first of a link, which is always answered
const STEP1 = { perSecond: 2 / 60, burst: 2 }

/** The rules for y-webrtc's messages on one link, both ways (PROTOCOL.md §7). */
export class CarrierTraffic {
  readonly #judge: JudgeUpdate
  readonly #refuse: Refuse
  readonly #budget: ByteBudget
  readonly #tiny: ByteBudget
  readonly #step1: TokenBucket
  readonly #heard = new SeenCache(512)
  #asked = 0
  #answering = false
  #answeredFirst = false

  constructor(judge: JudgeUpdate, refuse: Refuse, nowMs: number) {
    this.#judge = judge
    this.#refuse = refuse
    this.#budget = new ByteBudget(RECEIVING.carrier, nowMs)
    this.#tiny = new ByteBudget(TINY_ENTRIES, nowMs)
    this.#step1 = new TokenBucket(STEP1, nowMs)
  }

  /** What y-webrtc wants to send; an update that came from this very peer is not sent back. */
  say(bytes: Uint8Array): OutgoingKind {
    const message = readCarrierMessage(bytes)
    if (!message) return null
    if (message.kind === 'step1') this.#asked++
    if (message.kind === 'update' && this.#heard.has(nameOf(message))) return null
    return { free: message.kind === 'step2' }
  }

  /** Charges a chunk that has come; the answer to a question of ours is free. Raises BUDGET. */
  charge(chunk: Chunk, first: boolean, nowMs: number): void {
    if (first) {
      this.#answering = this.#asked > 0 && beginsAsStep2(chunk.data)
      if (this.#answering) this.#asked--
    }
    ensure(this.#answering || this.#budget.take(chunk.data.length + CHUNK_COST, nowMs), 'BUDGET')
  }

  /** True when a whole message may reach y-webrtc. What is merely not for it is refused; raises CARRIER_UPDATE for a breach. */
  hear(bytes: Uint8Array, nowMs: number): boolean {
    const message = readCarrierMessage(bytes)
    if (!message) return this.#drop('BAD_TYPE')
    if (message.kind === 'step1') return this.#hearStep1(message.body, nowMs)
    const apply = this.#judge(message.body, entries => this.#affords(entries, nowMs))
    this.#heard.add(nameOf(message))
    return apply
  }

  /** No sealed record is so small: thousands of tiny entries cost more than their bytes. Whoever passes them on may be honest, so nothing but they are lost. */
  #affords(entries: readonly Uint8Array[], nowMs: number): boolean {
    return this.#tiny.take(entries.filter(({ length }) => length < TINY_ENTRY).length, nowMs)
  }

  #hearStep1(vector: Uint8Array, nowMs: number): boolean {
    checkStateVector(vector)
    if (this.#answeredFirst && !this.#step1.take(nowMs)) return this.#drop('BUDGET')
    this.#answeredFirst = true
    return true
  }

  #drop(code: 'BAD_TYPE' | 'BUDGET'): false {
    this.#refuse(code)
    return false
  }
}

function nameOf(message: CarrierMessage): string {
  return base64url(hash(LABELS.seen, message.body))
}
