import { concatBytes } from '../../bytes/concatBytes.ts'
import { hex } from '../../bytes/hex.ts'
import { type ErrorCode, ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import { openBox } from '../../crypto/agree.ts'
import { randomBytes } from '../../crypto/random.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Topic, Transport } from '../../ports/transport.ts'
import {
  CATCHUP_LACKING_MAX,
  type CatchupMessage,
  openCatchup,
  sealCatchup,
} from '../../room/catchup/catchupMessage.ts'
import { catchupTopic } from '../../room/catchup/catchupTopic.ts'
import { decodeHanded, encodeHanded, type Handed } from '../../room/catchup/handedEpochs.ts'
import type { DeviceId, EpochId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { HandedEpoch } from '../ledger/ledgerListener.ts'
import { Absences } from './absences.ts'
import { Appointments, type Meeting } from './appointments.ts'
import { missedBy, namedEpochs } from './missedEpochs.ts'

/** How often in ms it looks who is missing, and asks again. */
const LOOK_EVERY = 10_000
/** A leaf counter may be told to jump by so many at once: nobody can drive it to its end (PROTOCOL.md §4.6). */
const LEAF_JUMP = 1 << 20

/** What catching up needs of its room. */
export type CatchUpParts = {
  readonly ledger: Ledger
  readonly transport: Transport
  readonly clock: Clock
  readonly servers: () => readonly string[]
  readonly isLinked: (device: DeviceId) => boolean
  /** True for a member who was away so long that a facilitator must let her back in. */
  readonly isSuspended: (device: DeviceId) => boolean
  /** Epochs that were missed, parents first, and hellos that show who went where. */
  readonly follow: (epochs: readonly HandedEpoch[], hellos: readonly Uint8Array[]) => void
  readonly refused: (code: ErrorCode) => void
}

/** `isOld` once this device has learned of something that it lacks and did not ask for yet. */
type Question = { readonly nonce: string; readonly parts: (Uint8Array | undefined)[]; isOld: boolean }
type Ask = CatchupMessage & { type: 'ask' }
type Give = CatchupMessage & { type: 'give' }
type Stale = CatchupMessage & { type: 'stale' }

/**
 * Finds the way back for a device that was away while the room went on, and brings branches of a room together, over pairwise
 * topics that change daily (PROTOCOL.md §4.6). It is signalling only: links are made in the active epoch afterwards.
 */
export class CatchUp {
  readonly #parts: CatchUpParts
  readonly #absences: Absences
  readonly #askedFor = new Set<EpochId>()
  readonly #appointments: Appointments
  readonly #questions = new Map<DeviceId, Question>()
  #stopTimer: (() => void) | null = null

  constructor(parts: CatchUpParts) {
    this.#parts = parts
    this.#absences = new Absences(parts)
    this.#appointments = new Appointments(parts)
  }

  /** The room is open: looks now and then. */
  start(): void {
    this.#absences.count()
    this.#lookIn(LOOK_EVERY)
  }

  /** The room is closed; nothing is sent afterwards. */
  stop(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
    this.#questions.clear()
    this.#absences.clear()
    this.#appointments.keep([])
  }

  /** This device lacks something that another has: it is asked soon. */
  askSoon(device: DeviceId): void {
    const question = this.#questions.get(device)
    if (question !== undefined) question.isOld = true
    if (this.#stopTimer === null || !this.#absences.want(device)) return
    this.#lookIn(0)
  }

  /** An epoch came whose parents are not all here: everybody is asked for them once. */
  askForLacking(): void {
    const { epochBook } = this.#parts.ledger
    const lacking = epochBook.lacking.filter(id => !this.#askedFor.has(id))
    if (lacking.length === 0) return
    for (const id of lacking) this.#askedFor.add(id)
    for (const { device } of epochBook.members) this.askSoon(device)
  }

  /** A server answers again: whoever is missing is asked soon, however long the pauses have grown. */
  serverOpened(): void {
    if (this.#stopTimer !== null) this.#absences.hurry()
  }

  /** Takes a message of a bare topic, if it is one of these. */
  receive(topic: Topic, payload: Uint8Array): void {
    const meeting = this.#appointments.at(topic)
    if (meeting === undefined) return
    try {
      const message = openCatchup(meeting.pair, topic, payload)
      ensure(message.from === meeting.device, 'SIGNAL')
      if (message.type === 'ask') this.#answer(topic, meeting, message)
      else if (message.type === 'give') this.#take(meeting.device, message)
      else this.#renewLeaf(meeting.device, message)
    } catch (error) {
      this.#parts.refused(errorCodeOf(error))
    }
  }

  #lookIn(milliseconds: number): void {
    this.#stopTimer?.()
    this.#stopTimer = this.#parts.clock.after(milliseconds, () => {
      this.#lookIn(LOOK_EVERY)
      this.#look()
    })
  }

  #look(): void {
    this.#absences.count()
    const appointed = this.#appointments.keep(this.#absences.missing())
    for (const device of appointed) if (this.#absences.isTimeToAsk(device)) this.#ask(device)
  }

  #ask(device: DeviceId): void {
    const { ledger } = this.#parts
    const nonce = hex(randomBytes(16))
    this.#questions.set(device, { nonce, parts: [], isOld: false })
    const { counter, pair } = ledger.leaf
    this.#say(device, {
      type: 'ask',
      from: ledger.keys.device,
      nonce,
      leaf: pair.publicKey,
      leafCounter: counter,
      epochs: namedEpochs(ledger),
      lacking: ledger.epochBook.lacking.slice(-CATCHUP_LACKING_MAX),
    })
  }

  #say(device: DeviceId, message: CatchupMessage): void {
    const { ledger, transport, clock } = this.#parts
    const pair = ledger.pair(device).catchup
    const topic = catchupTopic(pair, clock.now()) as Topic
    transport.publishTopic(topic, sealCatchup(pair, topic, message))
  }

  /** Never for who was removed; and boxed to no leaf but the newest, or a stolen old one would open what was meant to heal. */
  #answer(topic: Topic, { device, pair }: Meeting, ask: Ask): void {
    const { ledger, isSuspended } = this.#parts
    const { from, nonce, leaf, leafCounter, epochs, lacking } = ask
    if (!ledger.epochBook.resolution.members.has(from) || isSuspended(from)) return
    if (epochs.some(id => ledger.epochBook.node(id) === undefined)) {
      this.askSoon(from)
      // asked before in vain, she may have been asked last long ago
      this.#absences.hurryOne(from)
    }
    if (!ledger.acquaintances.learnLeaf(from, { leaf, counter: leafCounter })) {
      const known = ledger.acquaintances.leafOf(from)?.counter ?? leafCounter
      this.#sendOn(
        topic,
        { device, pair },
        { type: 'stale', from: ledger.keys.device, nonce, leafCounter: known },
      )
      return
    }
    const missed = missedBy(ledger, { device: from, leaf, epochs, lacking })
    if (missed !== null) this.#give(topic, { device, pair }, nonce, missed)
  }

  #give(topic: Topic, meeting: Meeting, nonce: string, missed: Handed): void {
    const from = this.#parts.ledger.keys.device
    const parts = encodeHanded(missed)
    for (const [index, part] of parts.entries())
      this.#sendOn(topic, meeting, { type: 'give', from, nonce, index, count: parts.length, part })
  }

  #sendOn(topic: Topic, { device, pair }: Meeting, message: CatchupMessage): void {
    if (this.#appointments.at(topic)?.device === device)
      this.#parts.transport.publishTopic(topic, sealCatchup(pair, topic, message))
  }

  #take(device: DeviceId, { nonce, index, count, part }: Give): void {
    const question = this.#questions.get(device)
    ensure(question?.nonce === nonce, 'FRAME_UNASKED')
    question.parts[index] = part
    const parts = Array.from({ length: count }, (_, at) => question.parts[at])
    if (!parts.every(each => each !== undefined)) return
    this.#questions.delete(device)
    const { epochs, hellos } = decodeHanded(concatBytes(...parts))
    const { pair } = this.#parts.ledger.leaf
    const handed = epochs.map(({ signed, box }) => ({
      signed,
      secret: box === null ? null : openBox<'epoch'>(box, pair),
    }))
    this.#absences.answered(device)
    if (question.isOld) this.askSoon(device)
    this.#parts.follow(handed, hellos)
  }

  /** After an older copy of the profile was restored, others know a later leaf than this device. */
  #renewLeaf(device: DeviceId, { nonce, leafCounter }: Stale): void {
    const { ledger } = this.#parts
    ensure(this.#questions.get(device)?.nonce === nonce, 'FRAME_UNASKED')
    ensure(leafCounter - ledger.leaf.counter <= LEAF_JUMP, 'BAD_VALUE')
    this.#questions.delete(device)
    if (leafCounter >= ledger.leaf.counter) ledger.renewLeaf(leafCounter)
    this.#ask(device)
  }
}
