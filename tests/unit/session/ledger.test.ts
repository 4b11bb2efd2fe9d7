import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { utf8 } from '../../../shared/bytes/utf8.ts'
import { createAgreeKeyPair } from '../../../shared/crypto/agree.ts'
import { createSignKeyPair } from '../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { createRoom } from '../../../shared/room/createRoom.ts'
import { createDeviceKeys } from '../../../shared/room/device/deviceKeys.ts'
import { sealEpochEntry } from '../../../shared/room/epoch/epochEntry.ts'
import { openEpoch } from '../../../shared/room/epoch/openEpoch.ts'
import { CHAT_DOC, type PersonId } from '../../../shared/room/ids.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { Ledger } from '../../../shared/session/ledger/ledger.ts'
import { issueNext } from '../../../shared/session/room/issueNext.ts'

const AT = 1_700_000_000_000

function listen() {
  const accepted: OpenedRecord[] = []
  const refused: ErrorCode[] = []
  return {
    accepted,
    refused,
    listener: {
      accepted: (record: OpenedRecord) => accepted.push(record),
      refused: (code: ErrorCode) => refused.push(code),
    },
  }
}

/** A counsellor's ledger, and a way to let another device in. */
function setup() {
  const { keys, epoch } = createRoom('Counsellor', {
    title: 'Evening',
    ice: 'direct',
    paused: false,
    locked: false,
    ended: false,
    servers: [],
    relay: null,
  })
  const heard = listen()
  const counsellor = new Ledger(keys, [epoch], heard.listener)
  const hello = counsellor.writeHello(AT)
  const admit = (name: string) => {
    const identity = createAgreeKeyPair()
    const leaf = createAgreeKeyPair()
    const parent = counsellor.active
    const own = createSignKeyPair()
    const person = '11'.repeat(16) as PersonId
    const newcomer = {
      identity: identity.publicKey,
      control: own.publicKey,
      leaf: leaf.publicKey,
      person,
      name,
    }
    const next = issueNext(counsellor, { type: 'add', newcomer })
    counsellor.adopt(next)
    const theirKeys = createDeviceKeys(keys.room, identity, leaf, own)
    const theirs = listen()
    const root = openEpoch(next.signed, theirKeys, keys.control.publicKey)
    const ledger = new Ledger(theirKeys, [root], theirs.listener)
    return { ledger, heard: theirs, entry: sealEpochEntry(parent, next.signed) }
  }
  return { counsellor, hello, heard, admit }
}

const message = (text: string) => ({ type: 'message', doc: CHAT_DOC, body: utf8(text), at: AT }) as const

beforeAll(cryptoReady)

describe('a ledger', () => {
  it('takes what an admitted member writes, after her hello', () => {
    const { counsellor, admit } = setup()
    const survivor = admit('Survivor')
    const helloC = counsellor.writeHello(AT)
    const helloS = survivor.ledger.writeHello(AT)
    expect(survivor.ledger.takeRecord(helloC.wire)).toBe('new')
    expect(counsellor.takeRecord(helloS.wire)).toBe('new')
    const said = survivor.ledger.write(message('你好'))
    expect(counsellor.takeRecord(said.wire)).toBe('new')
    expect(counsellor.record(said.id)?.header.deps).toContain(helloC.id)
    expect(survivor.heard.refused).toEqual([])
  })

  it('holds a record back until the ones before it are there', () => {
    const { counsellor, admit } = setup()
    const survivor = admit('Survivor')
    const wires = [
      survivor.ledger.writeHello(AT),
      survivor.ledger.write(message('1')),
      survivor.ledger.write(message('2')),
    ]
    expect(wires.reverse().map(({ wire }) => counsellor.takeRecord(wire))).toEqual(['kept', 'kept', 'new'])
    for (const { id } of wires) expect(counsellor.record(id)).toBeDefined()
  })

  it('opens nothing from before for a newcomer, and lets her start at the newest hello', () => {
    const { counsellor, admit, hello } = setup()
    const before = counsellor.write(message('before'))
    const survivor = admit('Survivor')
    const again = counsellor.writeHello(AT)
    const after = counsellor.write(message('after'))
    const taken = [hello, before, again, after].map(({ wire }) => survivor.ledger.takeRecord(wire))
    expect(taken).toEqual(['refused', 'refused', 'new', 'new'])
    expect(survivor.heard.refused).toEqual(['RECORD_EPOCH', 'RECORD_EPOCH'])
  })

  it('carries two members over into the epoch of a third', () => {
    const { counsellor, admit } = setup()
    const first = admit('First')
    first.ledger.takeRecord(counsellor.writeHello(AT).wire)
    counsellor.takeRecord(first.ledger.writeHello(AT).wire)
    const second = admit('Second')
    expect(first.ledger.takeEpoch(second.entry)?.epoch?.id).toBe(counsellor.active.id)
    expect(first.ledger.active.state.members.map(member => member.name)).toEqual([
      'Counsellor',
      'First',
      'Second',
    ])
    const helloC = counsellor.writeHello(AT)
    const helloF = first.ledger.writeHello(AT)
    expect(second.ledger.takeRecord(helloF.wire)).toBe('new')
    expect(second.ledger.takeRecord(helloC.wire)).toBe('new')
    expect(counsellor.takeRecord(helloF.wire)).toBe('new')
    expect(first.ledger.takeRecord(helloC.wire)).toBe('new')
  })

  it('refuses a change of one bit anywhere in a record', () => {
    const { counsellor, admit } = setup()
    const survivor = admit('Survivor')
    counsellor.takeRecord(survivor.ledger.writeHello(AT).wire)
    const { wire } = survivor.ledger.write(message('x'))
    for (let at = 0; at < wire.length; at += 7) {
      const changed = Uint8Array.from(wire)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(counsellor.takeRecord(changed)).toBe('refused')
    }
    expect(counsellor.takeRecord(wire)).toBe('new')
  })
})
