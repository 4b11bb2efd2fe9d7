import type { Secret } from '../../../shared/crypto/secret.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { ServerProblem } from '../../../shared/ports/serverViews.ts'
import type { RelayAnswer, ServerState, Topic } from '../../../shared/ports/transport.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import type { Refuse } from '../bounds/boundedRefusals.ts'
import type { Random } from '../time/growingPause.ts'
import { ServerSocket } from './serverSocket.ts'
import type { SocketClass } from './socketLike.ts'

/** What all server sockets share. */
export type ServerPoolOptions = {
  readonly WebSocket: SocketClass
  readonly clock: Clock
  readonly random: Random
  readonly refuse: Refuse
  readonly onState: (url: string, state: ServerState, problem: ServerProblem | null) => void
  readonly onRelay: (room: RoomId, answer: RelayAnswer | null) => void
}

/** Somebody who listens on topics of some servers. */
export type ServerUser = {
  readonly urls: readonly string[]
  onMessage(topic: Topic, data: string): void
  /** One of its servers can be spoken to, again or for the first time. */
  onOpen(): void
}

/** A user's hold on its servers; letting go of it ends everything that was sent through it. */
export type ServerHold = {
  setTopics(topics: readonly Topic[]): void
  /** Publishes on every server of the user; a `kept` payload waits for servers that are not open yet. */
  publish(topic: Topic, data: string, kept: boolean): void
  leave(): void
}

type Member = { readonly user: ServerUser; topics: readonly Topic[] }
type Server = { readonly socket: ServerSocket; readonly members: Set<Member> }

/** One real socket per server address, shared by all who use it and closed with the last of them. */
export class ServerPool {
  readonly #options: ServerPoolOptions
  readonly #servers = new Map<string, Server>()

  constructor(options: ServerPoolOptions) {
    this.#options = options
  }

  join(user: ServerUser, topics: readonly Topic[]): ServerHold {
    const member: Member = { user, topics }
    const urls = [...new Set(user.urls)]
    for (const url of urls) this.#enter(url, member)
    return {
      setTopics: next => {
        member.topics = next
        for (const url of urls) {
          this.#servers.get(url)?.socket.forget(member, next)
          this.#refresh(url)
        }
      },
      publish: (topic, data, kept) => {
        for (const url of urls) {
          const server = this.#servers.get(url)
          if (server?.members.has(member)) server.socket.publish({ owner: member, topic, data, kept })
        }
      },
      leave: () => {
        for (const url of urls) this.#exit(url, member)
      },
    }
  }

  /** True while this server can be spoken to. */
  isOpen(url: string): boolean {
    return this.#servers.get(url)?.socket.open ?? false
  }

  /** What this server showed to be wrong with it; null for nothing. */
  problemOf(url: string): ServerProblem | null {
    return this.#servers.get(url)?.socket.problem ?? null
  }

  /** Asks an open server for a room's relay; one that is not open, or that nobody uses, is not asked. */
  askRelay(url: string, room: RoomId, token: Secret<'relay-token'>): void {
    this.#servers.get(url)?.socket.askRelay(room, token)
  }

  #enter(url: string, member: Member): void {
    const server = this.#servers.get(url) ?? this.#create(url)
    server.members.add(member)
    this.#refresh(url)
    if (server.socket.open) member.user.onOpen()
  }

  #exit(url: string, member: Member): void {
    const server = this.#servers.get(url)
    if (!server?.members.delete(member)) return
    server.socket.forget(member)
    if (server.members.size === 0) {
      this.#servers.delete(url)
      server.socket.close()
    } else this.#refresh(url)
  }

  #create(url: string): Server {
    const members = new Set<Member>()
    const { onState, ...shared } = this.#options
    const socket = new ServerSocket({
      ...shared,
      url,
      onState: (state, problem) => {
        onState(url, state, problem)
        if (state === 'open') for (const member of [...members]) member.user.onOpen()
      },
      onMessage: (topic, data) => {
        for (const member of [...members])
          if (member.topics.includes(topic)) member.user.onMessage(topic, data)
      },
    })
    const server = { socket, members }
    this.#servers.set(url, server)
    return server
  }

  #refresh(url: string): void {
    const server = this.#servers.get(url)
    if (!server) return
    server.socket.setTopics([...new Set([...server.members].flatMap(member => member.topics))])
  }
}
