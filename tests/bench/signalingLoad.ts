import { LoadSocket, textFrame } from './loadSocket.ts'

/** Sockets in one room, which all hear each other. */
export const ROOM_SIZE = 4
/** Characters of one sealed payload: 2 KiB and its seal as base64url. */
const DATA_CHARS = 2_800
/** A client sends at most 16 messages a second; a room of four, each in turn, every 15.6 ms. */
const ROOM_PAUSE_MS = 1000 / (16 * ROOM_SIZE)
const AT_ONCE = 100
const LETTER_A = 97
const PING = textFrame(Buffer.from('{"type":"ping"}'))
const PONG_BYTES = '{"type":"pong"}'.length

/** What a measured stretch gave. */
export interface Measured {
  readonly seconds: number
  /** Publications that all others in the room have. */
  readonly published: number
  /** The same, with what came before and after the stretch itself. */
  readonly allPublished: number
  readonly p50Ms: number
  readonly p99Ms: number
}

interface Member {
  readonly index: number
  readonly room: Room
  socket: LoadSocket | undefined
}

/** Has one message on its way at a time, whose first character says which one it is. */
class Room {
  readonly topic: string
  readonly members: Member[] = []
  readonly frame: Buffer
  /** Where the payload has its first character. */
  readonly markAt: number
  missing = 0
  turn = 0
  mark = 0
  speaker: Member | undefined
  sentAtMs = 0

  constructor(number: number) {
    this.topic = `bench_${number}`.padEnd(32, '-')
    const message = { type: 'publish', topic: this.topic, data: 'x'.repeat(DATA_CHARS) }
    this.frame = textFrame(Buffer.from(JSON.stringify(message)))
    this.markAt = JSON.stringify({ ...message, data: '' }).length - 2
  }

  /** The next message, from the next of them. */
  speak(): void {
    this.speaker = this.members[this.turn % this.members.length]
    this.turn += 1
    this.mark = LETTER_A + (this.turn % 26)
    this.missing = this.members.length - 1
    this.sentAtMs = performance.now()
    // Its last use is over: everybody has it
    this.frame[this.frame.length - DATA_CHARS - 2] = this.mark
    this.speaker?.socket?.send(this.frame)
  }
}

/** The clients of one server, or of several that share topics: they speak in turn, and measure. */
export class SignalingLoad {
  readonly #rooms: Room[] = []
  readonly #samples: number[] = []
  #published = 0
  #all = 0
  #again: ((room: Room) => void) | undefined

  /** Opens so many sockets, each with a room of four; neighbours in a room are on different ports in turn. */
  async connect(ports: readonly number[], sockets: number): Promise<void> {
    const members: Member[] = []
    for (let index = 0; index < sockets; index += 1) {
      const number = Math.floor(index / ROOM_SIZE)
      this.#rooms[number] ??= new Room(number)
      const room = this.#rooms[number]
      if (!room) throw new Error('no room')
      const member = { index, room, socket: undefined }
      room.members.push(member)
      members.push(member)
    }
    for (let from = 0; from < members.length; from += AT_ONCE)
      await Promise.all(members.slice(from, from + AT_ONCE).map(member => this.#join(member, ports)))
  }

  /** As much as the server takes within the rate of clients: each room goes on when its last message is everywhere. */
  async throughput(seconds: number): Promise<Measured> {
    this.#again = room => {
      const waitMs = room.sentAtMs + ROOM_PAUSE_MS - performance.now()
      if (waitMs <= 0) room.speak()
      else setTimeout(() => this.#again && room.speak(), waitMs)
    }
    this.#all = 0
    for (const room of this.#rooms) room.speak()
    await this.#rest(seconds / 3)
    const result = await this.#measure(() => this.#rest(seconds))
    this.#again = undefined
    await this.#quiet()
    return { ...result, allPublished: this.#all }
  }

  /** A steady rate far below that, for the time that a message takes. */
  async latency(perSecond: number, seconds: number): Promise<Measured> {
    return this.#measure(async () => {
      const began = performance.now()
      let sent = 0
      while (sent < perSecond * seconds) {
        const due = ((performance.now() - began) / 1000) * perSecond
        for (; sent < due; sent += 1) this.#speakAt(sent)
        await this.#rest(0.002)
      }
      await this.#quiet()
    })
  }

  /** What every client asks every 10 s, from one after the other. */
  async pings(perSecond: number, seconds: number): Promise<Measured> {
    const members = this.#rooms.flatMap(room => room.members)
    return this.#measure(async () => {
      const began = performance.now()
      let sent = 0
      while (sent < perSecond * seconds) {
        const due = ((performance.now() - began) / 1000) * perSecond
        for (; sent < due; sent += 1) members[sent % members.length]?.socket?.send(PING)
        await this.#rest(0.005)
      }
      // The last answers are on their way
      await this.#rest(0.2)
    })
  }

  close(): void {
    for (const { members } of this.#rooms) for (const { socket } of members) socket?.close()
  }

  async #join(member: Member, ports: readonly number[]): Promise<void> {
    const port = ports[member.index % ports.length]
    if (port === undefined) throw new Error('no port')
    const onText = (payload: Buffer) => this.#hear(member, payload)
    member.socket = await LoadSocket.open(port, member.index, { onText })
    const subscription = { type: 'subscribe', topics: [member.room.topic] }
    member.socket.send(textFrame(Buffer.from(JSON.stringify(subscription))))
  }

  #speakAt(number: number): void {
    // A stride that shares no factor with the rooms spreads the messages over all of them
    const room = this.#rooms[(number * 7_919) % this.#rooms.length]
    if (room && room.missing === 0) room.speak()
  }

  #hear(member: Member, payload: Buffer): void {
    const { room } = member
    if (payload.length === PONG_BYTES) this.#published += 1
    // The server that is compared against sends a message back to its sender as well
    if (member === room.speaker || payload[room.markAt] !== room.mark) return
    this.#samples.push(performance.now() - room.sentAtMs)
    room.missing -= 1
    if (room.missing > 0) return
    this.#published += 1
    this.#all += 1
    this.#again?.(room)
  }

  async #measure(run: () => Promise<void>): Promise<Measured> {
    this.#samples.length = 0
    this.#published = 0
    const began = performance.now()
    await run()
    const seconds = (performance.now() - began) / 1000
    const sorted = Float64Array.from(this.#samples).sort()
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
    return {
      seconds,
      published: this.#published,
      allPublished: this.#all,
      p50Ms: at(0.5),
      p99Ms: at(0.99),
    }
  }

  /** Until everything is delivered, or nothing comes any more. */
  async #quiet(): Promise<void> {
    for (let patience = 100; patience > 0; patience -= 1) {
      if (this.#rooms.every(room => room.missing === 0)) return
      await this.#rest(0.05)
    }
  }

  #rest(seconds: number): Promise<void> {
    return new Promise(resolve => setTimeout(resolve, seconds * 1000))
  }
}
