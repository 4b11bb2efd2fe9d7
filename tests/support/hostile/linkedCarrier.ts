import { createDecoder, readVarUint } from 'lib0/decoding'
import { createEncoder, encode, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { readSyncMessage } from 'y-protocols/sync'
import { encodeStateVector } from 'yjs'
import { CarrierLog } from '../../../renderer/net/carrier/carrierLog.ts'
import { CarrierTraffic } from '../../../renderer/net/channelGuard/carrierTraffic.ts'
import {
  CHUNK,
  CHUNK_DATA,
  type Chunk,
  type ChunkType,
  encodeChunk,
  readChunk,
} from '../../../renderer/net/channelGuard/chunk.ts'
import { GuardedLink } from '../../../renderer/net/link/guardedLink.ts'
import { LinkHandshake } from '../../../renderer/net/link/linkHandshake.ts'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { secretOf } from '../../../shared/crypto/secret.ts'
import type { DeviceId, EpochId } from '../../../shared/room/ids.ts'
import { FakeClock } from '../../unit/net/fakeClock.ts'
import { tohex } from '../room/primitives.ts'
import type { Victim } from './commonCriterion.ts'
import { FakeChannel } from './fakeChannel.ts'
import { counted } from './victims.ts'

const [VICTIM, ATTACKER] = ['aa'.repeat(16), 'bb'.repeat(16)] as [DeviceId, DeviceId]
const MINE = new Uint8Array(32).fill(1)
const THEIRS = new Uint8Array(32).fill(2)

/** Which of y-webrtc's sync messages. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

/** A sync message of y-webrtc around a body. */
export const syncMessage = (kind: keyof typeof SYNC, body: Uint8Array): Uint8Array =>
  encode(encoder => {
    writeVarUint(encoder, 0)
    writeVarUint(encoder, SYNC[kind])
    writeVarUint8Array(encoder, body)
  })

/**
 * A carrier's log behind the real channel guard, linked to a member who keeps no rule. Between guard and log stands what
 * y-webrtc does with a message that passed, and nothing else of it.
 */
export class LinkedCarrier {
  readonly clock = new FakeClock()
  readonly refused: ErrorCode[] = []
  /** Entries and frames that were told, by their beginning and length. */
  readonly entries: string[] = []
  /** What the victim said after the handshake. */
  readonly heard: Chunk[] = []
  readonly log = new CarrierLog({
    refuse: code => this.refused.push(code),
    onEntry: entry => this.entries.push(`${tohex(entry.subarray(0, 24))} of ${entry.length}`),
  })
  /** False once the victim has closed the link. */
  isOpen = true
  readonly #far = new FakeChannel()
  #sent = 0

  constructor() {
    const near = new FakeChannel()
    near.other = this.#far
    this.#far.other = near
    const link = this.#guard(near)
    link.facade.onmessage = ({ data }: { data: ArrayBuffer }) => this.#pass(link, new Uint8Array(data))
    this.#shakeHands()
    near.open()
    this.#far.open()
    // as y-webrtc does on every new connection
    link.facade.send(syncMessage('step1', encodeStateVector(this.log.doc)))
  }

  /** The victim of an attack over this link. Seen are the log, and what was told of it. */
  get victim(): Victim {
    return {
      counters: () => counted(this.refused),
      look: () => {
        const { store } = this.log.doc
        const pending = [store.pendingStructs, store.pendingDs]
        const vector = tohex(encodeStateVector(this.log.doc))
        return { seen: { entries: [...this.entries], length: this.log.length, vector, pending }, records: [] }
      },
    }
  }

  /** The same, for attacks by entries: whatever comes is told, and told is not changed. */
  get victimOfTold(): Victim {
    const { counters, look } = this.victim
    return {
      counters,
      look: async () => ({ seen: { ...((await look()).seen as object), entries: null }, records: [] }),
    }
  }

  /** Sends bytes on the channel as they are. */
  raw(bytes: Uint8Array): void {
    // once it was closed in her face, the rest is lost
    if (this.isOpen) this.#far.send(bytes)
  }

  /** Sends one chunk; whatever is not said is as it should be for a whole message of this type. */
  chunk(type: ChunkType, data: Uint8Array, fields: Partial<Chunk> = {}): void {
    const id = type === CHUNK.carrier || type === CHUNK.frame ? this.#sent : 0
    this.raw(encodeChunk({ type, id, total: data.length, offset: 0, data, ...fields }))
  }

  /** Sends a whole message of y-webrtc in right chunks. */
  message(bytes: Uint8Array): void {
    for (let offset = 0; offset < bytes.length; offset += CHUNK_DATA) {
      const data = bytes.subarray(offset, offset + CHUNK_DATA)
      this.chunk(CHUNK.carrier, data, { total: bytes.length, offset })
    }
    this.#sent += 1
  }

  /** Says a ping, so that her silence does not end the link. */
  stillHere(): void {
    this.chunk(CHUNK.ping, new Uint8Array())
  }

  /** Whole messages of y-webrtc that the victim has sent; pings and pongs are none. */
  answers(): number {
    return this.heard.filter(({ type, offset }) => type === CHUNK.carrier && offset === 0).length
  }

  #guard(channel: FakeChannel): GuardedLink {
    return new GuardedLink({
      channel: channel as unknown as RTCDataChannel,
      clock: this.clock,
      handshake: handshake(VICTIM, ATTACKER),
      fingerprints: () => ({ local: MINE, remote: THEIRS }),
      traffic: new CarrierTraffic(
        update => this.log.judge(update),
        code => this.refused.push(code),
        this.clock.now(),
      ),
      onOpen: () => undefined,
      onFrame: frame => this.entries.push(`frame of ${frame.length}`),
      onEnd: code => {
        this.isOpen = false
        if (code) this.refused.push(code)
      },
    })
  }

  /** What y-webrtc does with a message that reached it. */
  #pass(link: GuardedLink, message: Uint8Array): void {
    const decoder = createDecoder(message)
    const answer = createEncoder()
    writeVarUint(answer, readVarUint(decoder))
    const kind = readSyncMessage(decoder, answer, this.log.doc, link)
    if (kind === SYNC.step1) link.facade.send(toUint8Array(answer))
  }

  #shakeHands(): void {
    const hands = handshake(ATTACKER, VICTIM)
    const ends = { local: THEIRS, remote: MINE }
    this.#far.onopen = () => this.chunk(CHUNK.hello, hands.hello())
    this.#far.onmessage = ({ data }) => {
      const chunk = readChunk(new Uint8Array(data as ArrayBuffer))
      if (chunk.type === CHUNK.hello) this.chunk(CHUNK.tag, hands.hearHello(chunk.data, ends))
      else if (chunk.type === CHUNK.tag) hands.hearTag(chunk.data, ends)
      else this.heard.push(chunk)
    }
  }
}

function handshake(self: DeviceId, peer: DeviceId): LinkHandshake {
  const key = secretOf<'pair-link'>(new Uint8Array(32).fill(7))
  return new LinkHandshake({ epoch: 'ee'.repeat(32) as EpochId, self, peer, key })
}
