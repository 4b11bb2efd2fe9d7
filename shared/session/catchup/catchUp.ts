import { concatBytes } from '../../bytes/concatBytes.ts'
import { hex } from '../../bytes/hex.ts'
import { type ErrorCode, ensure, errorCodeOf } from '../../bytes/protocolError.ts'
import { randomBytes } from '../../crypto/random.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Topic, Transport } from '../../ports/transport.ts'
import { type CatchupMessage, openCatchup, sealCatchup } from '../../room/catchup/catchupMessage.ts'
import { catchupTopic } from '../../room/catchup/catchupTopic.ts'
import { chainAfter, readChain } from '../../room/catchup/epochChain.ts'
import type { Member } from '../../room/epoch/member.ts'
import type { DeviceId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** How often in ms it looks who is missing, and asks again. */
const LOOK_EVERY = 10_000
/** Whoever was not met for so many ms may have gone on without this device. */
const MISSED = 60_000
/** A device that does not answer is asked after this many ms, then after twice as many, at most every five minutes. */
const ASK_PAUSE = 15_000
const ASK_PAUSE_MAX = 5 * 60 * 1000
/** With so many devices it keeps an appointment at a time: a connection to a server has 40 topics, and near midnight each takes two. */
const MEETINGS_MAX = 16
/** Clocks may differ by this many ms at midnight. */
const SKEW = 15 * 60 * 1000

/** What catching up needs of its room. */
export type CatchUpParts = {
  readonly ledger: Ledger
  readonly transport: Transport
  readonly clock: Clock
  readonly servers: () => readonly string[]
  readonly isLinked: (device: DeviceId) => boolean
  /** Epochs that may follow the active one, oldest first. */
  readonly follow: (chain: readonly Uint8Array[]) => void
  readonly refused: (code: ErrorCode) => void
}

type Meeting = { readonly device: DeviceId; readonly pair: Secret<'pair-catchup'> }
type Question = { readonly nonce: string; readonly parts: (Uint8Array | undefined)[] }
type Missing = { readonly since: number; askAt: number; pause: number }

/**
 * Finds the way back for a device that was away while the room went on, over pairwise topics that change daily
 * (PROTOCOL.md §4.6). The one who was away asks whoever was a member when she was; members listen for those alone who
 * have not said hello in the active epoch. It is signalling only: links are made in the active epoch afterwards.
 */
export class CatchUp {
  readonly #parts: CatchUpParts
  readonly #meetings = new Map<Topic, Meeting>()
  readonly #questions = new Map<DeviceId, Question>()
  #stopTimer: (() => void) | null = null
  readonly #missing = new Map<DeviceId, Missing>()

  constructor(parts: CatchUpParts) {
    this.#parts = parts
  }

  /** The room is open: looks now and then. */
  start(): void {
    this.#countMissing()
    this.#lookLater()
  }

  /** The room is closed; nothing is sent afterwards. */
  stop(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
    this.#questions.clear()
    this.#missing.clear()
    this.#meet(new Map())
  }

  /** Takes a message of a bare topic, if it is one of these. */
  receive(topic: Topic, payload: Uint8Array): void {
    const meeting = this.#meetings.get(topic)
    if (meeting === undefined) return
    try {
      const message = openCatchup(meeting.pair, topic, payload)
      ensure(message.from === meeting.device, 'SIGNAL')
      if (message.type === 'ask') this.#answer(topic, meeting, message)
      else this.#take(meeting.device, message)
    } catch (error) {
      this.#parts.refused(errorCodeOf(error))
    }
  }

  #lookLater(): void {
    this.#stopTimer = this.#parts.clock.after(LOOK_EVERY, () => {
      this.#lookLater()
      this.#look()
    })
  }

  #look(): void {
    const now = this.#parts.clock.now()
    this.#countMissing()
    const isLost = (device: DeviceId) => now - (this.#missing.get(device)?.since ?? now) >= MISSED
    const wanted = this.#others().filter(device => isLost(device) || this.#isAway(device))
    const appointed = wanted.slice(0, MEETINGS_MAX)
    this.#meet(this.#topicsFor(appointed))
    for (const device of appointed.filter(isLost)) this.#askNow(device, now)
  }

  #askNow(device: DeviceId, now: number): void {
    const missing = this.#missing.get(device)
    if (missing === undefined || now < missing.askAt) return
    missing.askAt = now + missing.pause
    missing.pause = Math.min(2 * missing.pause, ASK_PAUSE_MAX)
    this.#ask(device)
  }

  #countMissing(): void {
    const { clock, isLinked } = this.#parts
    const others = this.#others()
    for (const device of [...this.#missing.keys()])
      if (isLinked(device) || !others.includes(device)) this.#missing.delete(device)
    for (const device of others) {
      if (isLinked(device) || this.#missing.has(device)) continue
      this.#missing.set(device, { since: clock.now(), askAt: 0, pause: ASK_PAUSE })
    }
  }

  /** Facilitators first: they know every change. */
  #others(): DeviceId[] {
    const { active, keys } = this.#parts.ledger
    const others = active.state.members.filter(({ device }) => device !== keys.device)
    const rank = ({ role }: Member) => (role === 'facilitator' ? 0 : 1)
    return others.sort((a, b) => rank(a) - rank(b)).map(({ device }) => device)
  }

  /** Whoever has said no hello in the active epoch does not know of it, as far as this device can tell. */
  #isAway(device: DeviceId): boolean {
    const { ledger, isLinked } = this.#parts
    const knows = [...ledger.strands].some(log => log.author === device && log.lastHello === ledger.active.id)
    return !knows && !isLinked(device)
  }

  #topicsFor(devices: readonly DeviceId[]): Map<Topic, Meeting> {
    const { ledger, clock } = this.#parts
    const now = clock.now()
    const topics = new Map<Topic, Meeting>()
    for (const device of devices) {
      const pair = ledger.pair(device).catchup
      for (const time of [now, now - SKEW, now + SKEW])
        topics.set(catchupTopic(pair, time) as Topic, { device, pair })
    }
    return topics
  }

  #meet(wanted: ReadonlyMap<Topic, Meeting>): void {
    const { transport, servers } = this.#parts
    for (const topic of [...this.#meetings.keys()]) {
      if (wanted.has(topic)) continue
      this.#meetings.delete(topic)
      transport.closeTopic(topic)
    }
    for (const [topic, meeting] of wanted) {
      if (!this.#meetings.has(topic)) transport.openTopic(topic, servers())
      this.#meetings.set(topic, meeting)
    }
  }

  #ask(device: DeviceId): void {
    const { ledger, transport, clock } = this.#parts
    const nonce = hex(randomBytes(16))
    this.#questions.set(device, { nonce, parts: [] })
    const pair = ledger.pair(device).catchup
    const topic = catchupTopic(pair, clock.now()) as Topic
    const ask = { type: 'ask', from: ledger.keys.device, nonce, epoch: ledger.active.id } as const
    transport.publishTopic(topic, sealCatchup(pair, topic, ask))
  }

  #answer(topic: Topic, { device, pair }: Meeting, { nonce, epoch }: CatchupMessage & { type: 'ask' }): void {
    const { ledger, transport } = this.#parts
    const chain = chainAfter(ledger.epochs, epoch)
    for (const [index, part] of chain.entries()) {
      const give = {
        type: 'give',
        from: ledger.keys.device,
        nonce,
        index,
        count: chain.length,
        part,
      } as const
      if (this.#meetings.get(topic)?.device === device)
        transport.publishTopic(topic, sealCatchup(pair, topic, give))
    }
  }

  #take(device: DeviceId, { nonce, index, count, part }: CatchupMessage & { type: 'give' }): void {
    const question = this.#questions.get(device)
    ensure(question?.nonce === nonce, 'FRAME_UNASKED')
    question.parts[index] = part
    const parts = Array.from({ length: count }, (_, at) => question.parts[at])
    if (!parts.every(each => each !== undefined)) return
    this.#questions.delete(device)
    this.#parts.follow(readChain(concatBytes(...parts)))
  }
}
