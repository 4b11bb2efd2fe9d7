import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import type { JoinView, RoomView } from '../../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../../shared/room/ids.ts'
import type { Session } from '../../../../shared/session/createSession.ts'
import { buildScript } from './buildScript.ts'
import { ChildPeer } from './childPeer.ts'
import type { PersonCall, PersonEvent } from './personCall.ts'

type Calls = Session['handlers']
type Answer<Name extends keyof Calls> = Awaited<ReturnType<Calls[Name]>>

/** A person in a process of her own, with a real session on real WebRTC, as a test sees her. */
export class Person extends ChildPeer<PersonCall, PersonEvent> {
  #calls = 0

  /** Somebody who is ready for calls; with a passphrase one who keeps a profile, which is open and empty. */
  static async start(passphrase?: string): Promise<Person> {
    const person = new Person(await script(), passphrase === undefined ? [] : [passphrase])
    await person.until('a person is ready', () => person.events.length > 0)
    if (passphrase !== undefined) await person.call('openProfile', { passphrase })
    return person
  }

  /** Her room, as her screen was told last. */
  get room(): RoomView {
    const view = this.of('room').at(-1)?.view
    if (view === undefined) throw new Error('she is in no room')
    return view
  }

  get join(): JoinView | undefined {
    return this.of('join').at(-1)?.view
  }

  /** The digits that her screen shows while she waits. */
  get digits(): string {
    const { join } = this
    if (join?.state !== 'waiting') throw new Error('she does not wait')
    return join.sas
  }

  /** Makes a call of her screen. */
  async call<Name extends keyof Calls>(
    name: Name,
    request: Parameters<Calls[Name]>[0],
  ): Promise<Answer<Name>> {
    return (await this.#ask(id => ({ do: 'call', id, name, request }))) as Answer<Name>
  }

  /** MiB that her process holds. */
  async memoryMiB(): Promise<number> {
    return Number(await this.#ask(id => ({ do: 'memory', id }))) / 1024 / 1024
  }

  /** How often each ErrorCode was counted. */
  async counters(): Promise<ReadonlyMap<ErrorCode, number>> {
    const counted = await this.#ask(id => ({ do: 'counters', id }))
    return new Map(counted as [ErrorCode, number][])
  }

  /** Her profile as it was saved last; null when she keeps none. */
  async profile(): Promise<Uint8Array | null> {
    return (await this.#ask(id => ({ do: 'profile', id }))) as Uint8Array | null
  }

  /** The words of the last 200 messages. */
  async words(): Promise<string[]> {
    const { room } = this.room
    const { messages } = await this.call('readTimeline', { room: room as RoomId, before: null, limit: 200 })
    return messages.map(({ text }) => text)
  }

  async #ask(callWith: (id: number) => PersonCall): Promise<unknown> {
    this.#calls += 1
    const id = this.#calls
    this.do(callWith(id))
    const answer = () => this.of('answer').find(event => event.id === id)
    await this.until(`answer ${id}`, () => answer() !== undefined, 60_000)
    const { response, code } = answer() ?? { response: null, code: null }
    if (code !== null) throw new Error(code)
    return response
  }
}

let built: Promise<string> | null = null

function script(): Promise<string> {
  built ??= buildScript('personProcess')
  return built
}
