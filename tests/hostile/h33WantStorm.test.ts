import { beforeAll, expect, test } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { encodeWant } from '../../shared/session/replication/frameBodies.ts'
import { cpuTime } from '../support/cpuTime.ts'
import { AT } from '../support/room/testRoom.ts'
import { message } from '../support/session/ledgers.ts'
import { boLinkedToAna, LINK } from '../support/session/linked.ts'

beforeAll(cryptoReady)

test('33: a hundred wants at once are answered twice, cost no more than that, and end the link', () => {
  const { bo, link, clock } = boLinkedToAna()
  const hello = bo.ledger.writeHello(AT)
  for (let at = 0; at < 400; at++) bo.ledger.write(message('x'.repeat(8_000)))
  const far = link()
  far.heard()
  const want = encodeWant([{ strand: hello.header.strand, from: 0, to: 400 }])
  const heap = process.memoryUsage().arrayBuffers
  const spent = cpuTime()
  for (let at = 0; at < 100; at++) far.say('want', want)
  clock.advance(60_000)
  expect(spent()).toBeLessThan(1_000)
  expect(process.memoryUsage().arrayBuffers - heap).toBeLessThan(16 * 1024 * 1024)
  expect([bo.refused, bo.desk.dropped]).toEqual([['BUDGET'], [LINK]])
})
