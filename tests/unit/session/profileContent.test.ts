import { beforeAll, describe, expect, it } from 'vitest'
import { randomSecret } from '../../../shared/crypto/random.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { rotateLeaf } from '../../../shared/room/device/deviceKeys.ts'
import {
  decodeProfile,
  encodeProfile,
  type KeptRoom,
} from '../../../shared/session/profile/profileContent.ts'
import { cpuTime } from '../../support/cpuTime.ts'
import { refusal, there } from '../../support/refusals.ts'
import { cat, int, lp, text, unhex } from '../../support/room/primitives.ts'
import { AT, roomOfThree } from '../../support/room/testRoom.ts'
import { heardLedger, message } from '../../support/session/ledgers.ts'

beforeAll(cryptoReady)

/** A founder's room and a member's, each with what was said in it. */
function setup() {
  const { founder, ana, first, epoch, atAna } = roomOfThree()
  const kept = (heard: ReturnType<typeof heardLedger>): KeptRoom => ({
    keys: heard.ledger.keys,
    offset: 0,
    epochs: heard.ledger.epochs.map(each => ({ signed: each.signed, secret: each.keys.secret })),
    outside: [],
    wires: [heard.ledger.writeHello(AT), heard.ledger.write(message('kept'))].map(({ wire }) => wire),
  })
  const rooms = [
    kept(heardLedger(founder, first, epoch)),
    kept(heardLedger({ ...ana, keys: rotateLeaf(ana.keys) }, atAna)),
  ]
  return { rooms, founder, ana }
}

/** A room, byte by byte. */
function roomBytes({ keys, offset, epochs, outside, wires }: KeptRoom): Uint8Array {
  const pair = ({ publicKey, secretKey }: { publicKey: string; secretKey: { expose(): Uint8Array } }) =>
    cat(unhex(publicKey), lp(secretKey.expose()))
  return cat(
    unhex(keys.room),
    int(1, offset < 0 ? 1 : 0),
    int(8, Math.abs(offset)),
    pair(keys.identity),
    pair(keys.control),
    int(1, keys.leaves.length),
    ...keys.leaves.map(leaf => cat(int(4, leaf.counter), pair(leaf.pair))),
    int(4, epochs.length),
    ...epochs.map(({ signed, secret }) => cat(lp(signed), secret.expose())),
    int(4, outside.length),
    ...outside.map(lp),
    int(4, wires.length),
    ...wires.map(lp),
  )
}

const exposed = ({ keys, offset, epochs, outside, wires }: KeptRoom) => ({
  offset,
  ids: [keys.room, keys.device, keys.identity.publicKey, keys.control.publicKey],
  secrets: [keys.identity, keys.control, ...keys.leaves.map(({ pair }) => pair)].map(pair =>
    pair.secretKey.expose(),
  ),
  counters: keys.leaves.map(({ counter }) => counter),
  epochs: epochs.map(({ signed, secret }) => [signed, secret.expose()]),
  outside,
  wires,
})

describe('what a profile keeps', () => {
  it('is written as the text says, and read back', () => {
    const { rooms } = setup()
    const content = encodeProfile(rooms)
    expect(content).toEqual(cat(int(1, 1), int(1, 2), ...rooms.map(roomBytes)))
    expect(decodeProfile(content).map(exposed)).toEqual(rooms.map(exposed))
    expect(decodeProfile(encodeProfile([]))).toEqual([])
  })

  it('is TRUNCATED at every earlier end, TRAILING with a byte more, and BAD_VERSION otherwise', () => {
    const content = encodeProfile(setup().rooms)
    for (let end = 0; end < content.length; end++)
      expect(refusal(() => decodeProfile(content.subarray(0, end)))).toBe('TRUNCATED')
    expect(refusal(() => decodeProfile(cat(content, int(1, 0))))).toBe('TRAILING')
    for (const version of [0, 2, 255])
      expect(refusal(() => decodeProfile(cat(int(1, version), content.slice(1))))).toBe('BAD_VERSION')
  })

  it('is 100 rooms at most, and never written in a form that could not be read', () => {
    const { rooms } = setup()
    const room = there(rooms[1])
    const many = Array.from({ length: 101 }, () => ({ ...room, wires: [] }))
    expect(decodeProfile(encodeProfile(many.slice(1)))).toHaveLength(100)
    expect(refusal(() => encodeProfile(many))).toBe('TOO_LARGE')
    expect(refusal(() => decodeProfile(cat(int(1, 1), int(1, 101))))).toBe('TOO_LARGE')
  })

  it('keeps epochs that it has no key of, and those alone without a secret', () => {
    const { rooms } = setup()
    const [one, other] = [there(rooms[0]), there(rooms[1])]
    const outside = one.epochs.map(({ signed }) => signed)
    const content = encodeProfile([{ ...other, outside }])
    expect(content).toEqual(cat(int(1, 1), int(1, 1), roomBytes({ ...other, outside })))
    expect(decodeProfile(content).map(exposed)).toEqual([exposed({ ...other, outside })])
  })

  it('keeps how far the room is ahead of this computer, or behind it', () => {
    const room = there(setup().rooms[1])
    for (const offset of [1, -1, 158_000_000_000, -158_000_000_000]) {
      const content = encodeProfile([{ ...room, offset }])
      expect(content).toEqual(cat(int(1, 1), int(1, 1), roomBytes({ ...room, offset })))
      expect(decodeProfile(content).map(each => each.offset)).toEqual([offset])
    }
  })

  it('has nothing wrong in its keys: lengths, leaves, epochs', () => {
    const { keys, ...rest } = there(setup().rooms[1])
    const read = (room: KeptRoom) => refusal(() => decodeProfile(cat(int(1, 1), int(1, 1), roomBytes(room))))
    const identity = (length: number) => ({ ...keys.identity, secretKey: randomSecret<'agree'>(length) })
    const control = (length: number) => ({ ...keys.control, secretKey: randomSecret<'sign'>(length) })
    expect(read({ ...rest, keys: { ...keys, identity: identity(31) } })).toBe('BAD_KEY')
    expect(read({ ...rest, keys: { ...keys, identity: identity(33) } })).toBe('TOO_LARGE')
    expect(read({ ...rest, keys: { ...keys, control: control(63) } })).toBe('BAD_KEY')
    expect(read({ ...rest, keys: { ...keys, control: control(65) } })).toBe('TOO_LARGE')
    expect(read({ ...rest, keys, epochs: [] })).toBe('BAD_VALUE')
    expect(read({ ...rest, keys: { ...keys, leaves: [...keys.leaves, ...keys.leaves] } })).toBe('TOO_LARGE')
  })

  it('that announces millions of things is refused before it is read', () => {
    const { keys } = there(setup().rooms[1])
    const head = roomBytes({ keys, offset: 0, epochs: [], outside: [], wires: [] }).slice(0, -12)
    const spent = cpuTime()
    const epochs = cat(int(1, 1), int(1, 1), head, int(4, 2 ** 32 - 1))
    expect(refusal(() => decodeProfile(epochs))).toBe('TOO_LARGE')
    const one = cat(int(1, 1), int(1, 1), head, int(4, 1), lp(text('x')), new Uint8Array(32))
    expect(refusal(() => decodeProfile(cat(one, int(4, 2 ** 32 - 1))))).toBe('TOO_LARGE')
    expect(refusal(() => decodeProfile(cat(one, int(4, 0), int(4, 2 ** 32 - 1))))).toBe('TOO_LARGE')
    expect(spent()).toBeLessThan(250)
  })
})
