import type { NatsConnection, Subscription } from '@nats-io/transport-node'
import type { SignalingClock } from '../signalingClock.ts'
import type { CountSignaling } from '../signalingCount.ts'
import { reconnectPause } from './reconnectPause.ts'
import { SendWindow } from './sendWindow.ts'

/** Takes the bytes of one message; must not throw. */
export type HearNats = (data: Uint8Array) => void

export interface NatsLinkOptions {
  readonly open: () => Promise<NatsConnection>
  readonly maxUnconfirmedBytes: number
  readonly clock: SignalingClock
  readonly count: CountSignaling
  /** Told when NATS is there, and once when it is not; the reason is a word of the library, such as AuthorizationError. */
  readonly onChange?: (isThere: boolean, reason?: string) => void
}

const STABLE_MS = 30_000

/** A connection to NATS that comes back for ever, with the same subscriptions; while it is gone nothing is kept for it. */
export class NatsLink {
  readonly #options: NatsLinkOptions
  readonly #hearers = new Map<string, HearNats>()
  readonly #subscriptions = new Map<string, Subscription>()
  #connection: NatsConnection | undefined
  #window: SendWindow | undefined
  #goneSinceMs: number
  #ended = false
  #toldGone = false
  #wake: () => void = () => undefined

  constructor(options: NatsLinkOptions) {
    this.#options = options
    this.#goneSinceMs = options.clock.now()
    void this.#keep()
  }

  get isThere(): boolean {
    return this.#connection !== undefined
  }

  /** How long NATS has been gone; 0 while it is there. */
  get goneForMs(): number {
    return this.isThere ? 0 : this.#options.clock.now() - this.#goneSinceMs
  }

  get subscriptions(): number {
    return this.#hearers.size
  }

  get unconfirmedBytes(): number {
    return this.#window?.bytes ?? 0
  }

  subscribe(subject: string, hear: HearNats): void {
    this.#hearers.set(subject, hear)
    if (this.#connection) this.#follow(this.#connection, subject, hear)
  }

  unsubscribe(subject: string): void {
    this.#hearers.delete(subject)
    const subscription = this.#subscriptions.get(subject)
    this.#subscriptions.delete(subject)
    if (subscription && !subscription.isClosed()) subscription.unsubscribe()
  }

  /** Sends at once or not at all; what cannot be sent is counted. */
  publish(subject: string, data: Uint8Array): void {
    const { count } = this.#options
    if (!this.#connection || this.#connection.isClosed()) count('bus-unsent')
    else if (!this.#window?.take(data.length + subject.length)) count('bus-dropped')
    else this.#send(this.#connection, subject, data)
  }

  /** Leaves NATS and does not come back. */
  async close(): Promise<void> {
    this.#ended = true
    this.#wake()
    await this.#connection?.close()
  }

  #send(connection: NatsConnection, subject: string, data: Uint8Array): void {
    try {
      connection.publish(subject, data)
      this.#options.count('bus-sent')
    } catch {
      // A server that takes less than a signalling message, or a connection that ends at this moment
      this.#options.count('bus-dropped')
    }
    this.#window?.confirm()
  }

  async #keep(): Promise<void> {
    const { clock, count, open } = this.#options
    let failures = 0
    while (!this.#ended) {
      const sinceMs = clock.now()
      try {
        await this.#use(await open())
        failures = clock.now() - sinceMs >= STABLE_MS ? 0 : failures + 1
      } catch (error) {
        // Whatever keeps NATS away, the answer is to try again
        count('bus-connect-failed')
        this.#tellGone(error instanceof Error ? error.name : 'unknown reason')
        failures += 1
      }
      if (!this.#ended) await this.#rest(reconnectPause(failures - 1))
    }
  }

  /** Serves one connection until it ends. */
  async #use(connection: NatsConnection): Promise<void> {
    if (this.#ended) return connection.close()
    this.#adopt(connection)
    const ended = await connection.closed()
    this.#connection = undefined
    this.#window = undefined
    this.#subscriptions.clear()
    this.#goneSinceMs = this.#options.clock.now()
    this.#options.count('bus-lost')
    if (ended instanceof Error) this.#options.count('bus-broken')
    this.#tellGone(ended instanceof Error ? ended.name : 'closed')
  }

  #tellGone(reason: string): void {
    if (this.#toldGone || this.#ended) return
    this.#toldGone = true
    this.#options.onChange?.(false, reason)
  }

  #adopt(connection: NatsConnection): void {
    this.#connection = connection
    this.#window = new SendWindow(this.#options.maxUnconfirmedBytes, () => connection.flush())
    for (const [subject, hear] of this.#hearers) this.#follow(connection, subject, hear)
    this.#options.count('bus-connected')
    this.#toldGone = false
    this.#options.onChange?.(true)
  }

  #follow(connection: NatsConnection, subject: string, hear: HearNats): void {
    if (connection.isClosed()) return
    const callback = (error: Error | null, message: { readonly data: Uint8Array }) => {
      if (error) this.#options.count('bus-refused')
      else hear(message.data)
    }
    this.#subscriptions.set(subject, connection.subscribe(subject, { callback }))
  }

  #rest(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
