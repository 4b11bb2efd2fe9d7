import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { Secret } from '../../../shared/crypto/secret.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { reopenEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import type { DeviceId, RoomId } from '../../../shared/room/ids.ts'
import { Ledger } from '../../../shared/session/ledger/ledger.ts'
import { decodeProfile } from '../../../shared/session/profile/profileContent.ts'
import { carrierOptions } from '../../../shared/session/room/carrierOptions.ts'
import { eventually } from '../../integration/webrtc/support/eventually.ts'
import type { PlainCarrier } from '../../integration/webrtc/support/peerCall.ts'
import { Person } from '../../integration/webrtc/support/person.ts'
import { only, there } from '../refusals.ts'
import { PASSPHRASE } from '../session/simulatedRoom.ts'

/** What Mallory takes out of her profile: how she comes to the carrier as herself, and the epoch's keys. */
export type MalloryKeys = { readonly carrier: PlainCarrier; readonly epoch: Epoch; readonly ledger: Ledger }

/**
 * Ann, who founded the room, and Ben, each in a process of her own with a real session on real WebRTC; and the keys of
 * Mallory, who was let in like anybody, and whose app was then closed.
 */
export class RealRoom {
  readonly ann: Person
  readonly ben: Person
  readonly mallory: MalloryKeys
  readonly #url: string

  private constructor(ann: Person, ben: Person, mallory: MalloryKeys, url: string) {
    this.ann = ann
    this.ben = ben
    this.mallory = mallory
    this.#url = url
  }

  static async open(url: string): Promise<RealRoom> {
    const [ann, ben, app] = await Promise.all([Person.start(), Person.start(), Person.start(PASSPHRASE)])
    await ann.call('hostRoom', { title: 'Evening', name: 'Ann', servers: [url], direct: true })
    await ann.until('her room', () => ann.of('room').length > 0)
    await letIn(ann, ben, 'Ben', url)
    await letIn(ann, app, 'Mallory', url)
    const mallory = await keysOf(app, url)
    await app.call('closeRoom', { room: app.room.room as RoomId })
    for (const person of [ann, ben])
      await person.until("Mallory's app is gone", () => !isHere(person, 'Mallory'), 30_000)
    await app.kill()
    const room = new RealRoom(ann, ben, mallory, url)
    await room.talk('before')
    return room
  }

  get url(): string {
    return this.#url
  }

  device(person: Person): DeviceId {
    return there(person.room.members.find(({ self }) => self)).device as DeviceId
  }

  /** Both say something, and each hears the other. */
  async talk(words: string): Promise<void> {
    for (const [from, to] of [
      [this.ann, this.ben],
      [this.ben, this.ann],
    ] as const)
      await this.hears(to, `${words}, ${await say(from, words)}`)
  }

  /** Resolves once somebody's timeline has these words. */
  async hears(person: Person, words: string, timeoutMs = 20_000): Promise<void> {
    let heard: readonly string[] = []
    const look = async () => {
      heard = await person.words()
    }
    await look()
    await eventually(
      `${words} is heard`,
      () => {
        void look()
        return heard.includes(words)
      },
      timeoutMs,
    )
  }

  /** True while one of them has a link with the other. */
  isLinked(one: Person, other: Person): boolean {
    const device = this.device(other)
    return one.room.members.some(member => member.device === device && member.here)
  }

  /** Resolves once somebody has counted this code so often. */
  async counts(person: Person, code: ErrorCode, times: number): Promise<void> {
    let count = 0
    const look = async () => {
      count = (await person.counters()).get(code) ?? 0
    }
    await eventually(`${code} is counted ${times} times`, () => {
      void look()
      return count >= times
    })
  }

  async close(): Promise<void> {
    await Promise.all([this.ann.kill(), this.ben.kill()])
  }
}

/** Says words with the speaker's name behind them; gives the name. */
async function say(person: Person, words: string): Promise<string> {
  const name = there(person.room.members.find(({ self }) => self)).name
  await person.call('sendMessage', { room: person.room.room as RoomId, text: `${words}, ${name}` })
  return name
}

async function letIn(ann: Person, guest: Person, name: string, url: string): Promise<void> {
  const room = ann.room.room as RoomId
  const { link } = await ann.call('createInvitation', { room })
  await guest.call('join', { invitation: link, name, servers: [url], direct: true })
  await ann.until(`${name} waits`, () => ann.room.waiting.length === 1, 60_000)
  await ann.call('admit', { room, applicant: there(ann.room.waiting[0]).applicant, digits: guest.digits })
  await guest.until(`${name} is in`, () => guest.join?.state === 'admitted', 60_000)
  await ann.until(`${name} is here`, () => isHere(ann, name), 60_000)
}

const isHere = (person: Person, name: string) =>
  person.room.members.some(member => member.name === name && member.here)

async function keysOf(app: Person, url: string): Promise<MalloryKeys> {
  // joining keeps nothing
  await app.call('keepRoom', { room: app.room.room as RoomId })
  let profile: Uint8Array | null = null
  const rooms = () => (profile === null ? [] : decodeProfile(profile))
  const look = async () => {
    profile = await app.profile()
  }
  // it is saved a moment after the room has come into it
  for (let turn = 0; turn < 50 && rooms().length === 0; turn++) await look()
  const { keys, epochs } = only(rooms())
  const [first, ...later] = epochs.map(({ signed, secret }) => reopenEpoch(signed, secret, keys.room))
  const ledger = new Ledger(keys, [there(first), ...later], {
    accepted: () => undefined,
    refused: () => undefined,
  })
  const { signalKey, peers, ...rest } = carrierOptions(ledger, ledger.active, [url], Date.now())
  const plain = (secret: Secret<string>) => secret.expose()
  const carrier = {
    ...rest,
    signalKey: plain(signalKey),
    peers: peers.map(({ device, linkKey, signalKey: pairKey }) => ({
      device,
      linkKey: plain(linkKey),
      signalKey: plain(pairKey),
    })),
  }
  return { carrier, epoch: ledger.active, ledger }
}
