import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import type { DeviceId, RecordId } from '../../../shared/room/ids.ts'
import { openRecord, recordTagOf } from '../../../shared/room/record/sealRecord.ts'
import type { Ledger } from '../../../shared/session/ledger/ledger.ts'
import { answerWant } from '../../../shared/session/replication/answerWant.ts'
import { decodePut } from '../../../shared/session/replication/frameBodies.ts'
import { issueNext } from '../../../shared/session/room/issueNext.ts'
import { there } from '../../support/refusals.ts'
import { AT } from '../../support/room/testRoom.ts'
import { message, threeLedgers } from '../../support/session/ledgers.ts'
import { wordsIn } from '../../support/session/traces.ts'

beforeAll(cryptoReady)

/** The founder has a hello and two messages of Ana's; the first of them is pruned there. */
function setup() {
  const three = threeLedgers()
  const { ana, atFounder } = three
  const said = [
    ana.ledger.writeHello(AT),
    ana.ledger.write(message('his address')),
    ana.ledger.write(message('later')),
  ]
  for (const { wire } of said) atFounder.ledger.takeRecord(wire)
  const pruned = there(said[1])
  const prune = () => atFounder.ledger.prune(pruned.id)
  return { ...three, said, pruned, prune, kept: () => there(atFounder.ledger.record(pruned.id)) }
}

function given(ledger: Ledger, asker: DeviceId, from: ReturnType<typeof setup>): Uint8Array[] {
  const { strand } = there(from.said[0]).header
  return answerWant(ledger, asker, [{ strand, from: 0, to: 9 }]).flatMap(body => decodePut(body).wires)
}

/** The epoch that takes Bo out, in force at the founder. */
function withoutBo({ atFounder, bo }: ReturnType<typeof setup>): Epoch {
  const next = issueNext(atFounder.ledger, { type: 'remove', devices: [bo.ledger.keys.device] })
  atFounder.ledger.adopt(next)
  return next
}

describe('a pruned record', () => {
  it('keeps its id, header, signature and place, and nothing else', () => {
    const { atFounder, epoch, pruned, prune, kept } = setup()
    expect([prune(), prune()]).toEqual([true, false])
    const { id, header, headerBytes, signature, body, wire } = kept()
    expect([id, header, headerBytes, signature, body]).toEqual([
      pruned.id,
      pruned.header,
      pruned.headerBytes,
      pruned.signature,
      null,
    ])
    const opened = openRecord(wire, epoch)
    expect([opened.id, opened.body]).toEqual([pruned.id, null])
    expect([...atFounder.ledger.records].map(record => record.id)).toContain(pruned.id)
    expect(wordsIn([wire], ['his address'])).toEqual([])
  })

  it('cannot be one that is not there', () => {
    expect(setup().atFounder.ledger.prune('ab'.repeat(32) as RecordId)).toBe(false)
  })

  it('is given on as a husk, from which the chain behind it is verified', () => {
    const from = setup()
    from.prune()
    const { ledger, refused } = from.bo
    ledger.takeRecords(given(from.atFounder.ledger, ledger.keys.device, from))
    const [, husk, last] = from.said.map(({ id }) => ledger.record(id))
    expect([there(husk).body, there(last).body?.length, refused]).toEqual([null, 5, []])
  })

  it('is sealed for whoever asks: under the newest epoch that she is in, else under its own', () => {
    const from = setup()
    const next = withoutBo(from)
    from.prune()
    expect(recordTagOf(from.kept().wire)).toBe(next.keys.tag)
    const sealOf = (device: DeviceId) => recordTagOf(there(given(from.atFounder.ledger, device, from)[1]))
    expect(sealOf(from.ana.ledger.keys.device)).toBe(next.keys.tag)
    expect(sealOf(from.bo.ledger.keys.device)).toBe(from.epoch.keys.tag)
    expect(given(from.atFounder.ledger, 'ff'.repeat(16) as DeviceId, from)).toEqual([])
  })
})
