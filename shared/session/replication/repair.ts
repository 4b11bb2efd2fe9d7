import type { Clock } from '../../ports/clock.ts'
import type { LinkId } from '../../ports/transport.ts'
import type { StrandId } from '../../room/ids.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { WantedRange } from './frameBodies.ts'
import type { Link } from './link.ts'
import { placesEnough } from './missingRanges.ts'
import { VainQuestions } from './vainQuestions.ts'

/** The carrier gets this long in ms to bring what a *have* announces before it is asked for. */
const ASK_PAUSE = 400
/** A *want* is given up when nothing of its answer came for this many ms. */
const ANSWER_LIMIT = 10_000

/** Asks linked devices for what they have and this one lacks: one *want* a link, and no strand of two at a time (PROTOCOL.md §8.2). */
export class Repair {
  readonly #ledger: Ledger
  readonly #clock: Clock
  readonly #links: Map<LinkId, Link>
  readonly #send: (link: Link, ranges: readonly WantedRange[]) => void
  readonly #vain = new WeakMap<Link, VainQuestions>()
  #timer: (() => void) | null = null

  constructor(
    ledger: Ledger,
    clock: Clock,
    links: Map<LinkId, Link>,
    send: (link: Link, ranges: readonly WantedRange[]) => void,
  ) {
    this.#ledger = ledger
    this.#clock = clock
    this.#links = links
    this.#send = send
  }

  /** Something may be missing: asks for it when the carrier has had its time. */
  soon(): void {
    if (this.#timer !== null) return
    this.#timer = this.#clock.after(ASK_PAUSE, () => {
      this.#timer = null
      this.#askAll()
    })
  }

  /** Other records count now than before: what was refused is asked for again. */
  again(): void {
    for (const link of this.#links.values()) this.#vain.delete(link)
    this.soon()
  }

  /** A part of an answer came: the rest gets its time again. */
  more(link: Link): void {
    this.#expect(link)
  }

  /** The last part of an answer came. What it did not bring is not asked of this link again until something has changed. */
  done(link: Link): void {
    this.#questions(link).judge(link)
    link.answered()
    this.#askAll()
  }

  /** A link is gone: what was asked of it, another may have. */
  lost(link: Link): void {
    if (link.asked.length > 0) this.soon()
    link.answered()
  }

  /** Asks nothing more and waits for nothing. */
  stop(): void {
    this.#timer?.()
    this.#timer = null
    for (const link of this.#links.values()) link.answered()
  }

  #askAll(): void {
    for (const link of this.#links.values()) this.#ask(link)
  }

  #ask(link: Link): void {
    if (link.have === null || link.asked.length > 0) return
    const ranges = this.#questions(link).next(link, placesEnough(this.#idle), strand => this.#isAsked(strand))
    if (ranges.length === 0) return
    link.ask(ranges)
    this.#expect(link)
    this.#send(link, ranges)
  }

  /** How many links could answer a question now. */
  get #idle(): number {
    return [...this.#links.values()].filter(({ have, asked }) => have !== null && asked.length === 0).length
  }

  #questions(link: Link): VainQuestions {
    const known = this.#vain.get(link)
    if (known !== undefined) return known
    const questions = new VainQuestions(this.#ledger)
    this.#vain.set(link, questions)
    return questions
  }

  #expect(link: Link): void {
    link.stopWaiting?.()
    link.stopWaiting = this.#clock.after(ANSWER_LIMIT, () => {
      link.answered()
      this.#askLast(link)
      this.soon()
    })
  }

  /** One that keeps silent must not keep others from being asked for the same. */
  #askLast(link: Link): void {
    const { link: id } = link.ends
    if (this.#links.delete(id)) this.#links.set(id, link)
  }

  #isAsked(strand: StrandId): boolean {
    return [...this.#links.values()].some(link => link.asked.some(range => range.strand === strand))
  }
}
