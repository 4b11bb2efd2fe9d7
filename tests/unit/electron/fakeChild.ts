import type { MessagePortMain } from 'electron'
import type { Child } from '../../../electron/main/core/childChannel.ts'

/** A utility process that does nothing by itself: it keeps what it is sent, and says or ends what the test tells it to. */
export class FakeChild implements Child {
  readonly sent: { message: unknown; ports: number }[] = []
  pid: number | undefined
  isKilled = false
  #hear: ((message: unknown) => void)[] = []
  #exit: (() => void)[] = []

  constructor(pid?: number) {
    this.pid = pid
  }

  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    this.sent.push({ message, ports: transfer.length })
  }

  on(_event: 'message', listener: (message: unknown) => void): void {
    this.#hear.push(listener)
  }

  once(_event: 'exit', listener: () => void): void {
    this.#exit.push(listener)
  }

  kill(): boolean {
    this.isKilled = true
    return true
  }

  say(message: unknown): void {
    for (const hear of this.#hear) hear(message)
  }

  exit(): void {
    for (const listener of this.#exit.splice(0)) listener()
  }
}
