import { createSocket } from 'node:dgram'
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { StunClient, type StunTransport } from '../../support/stun/stunClient.ts'
import { ATTRIBUTE, readXorAddress, STUN, xorAddress } from '../../support/stun/stunMessage.ts'
import { turnCredential } from '../../support/stun/turnCredential.ts'
import { TURN_SECRET, TurnProcess } from './support/turnProcess.ts'

let turn: TurnProcess
beforeAll(async () => {
  turn = await TurnProcess.start()
})
afterAll(() => turn.process.end('SIGKILL'))

async function client(transport: StunTransport = 'udp'): Promise<StunClient> {
  const opened = await StunClient.open(transport, transport === 'tls' ? turn.tlsPort : turn.port)
  onTestFinished(() => opened.close())
  return opened
}

describe.each(['udp', 'tcp', 'tls'] as const)('over %s', transport => {
  it('answers a binding with the address that it sees, and does not say what it is', async () => {
    const answer = await (await client(transport)).ask(STUN.binding)
    expect(answer.error).toBe(0)
    expect(readXorAddress(answer.attributes.get(ATTRIBUTE.mappedAddress) ?? Buffer.alloc(8)).address).toBe(
      '127.0.0.1',
    )
    expect(answer.attributes.has(ATTRIBUTE.software)).toBe(false)
  })

  it('gives an address to who has a credential of today, for an hour at most', async () => {
    const answer = await (await client(transport)).allocate(turnCredential(TURN_SECRET, 3_600))
    expect(answer.error).toBe(0)
    const relayed = readXorAddress(answer.attributes.get(ATTRIBUTE.relayedAddress) ?? Buffer.alloc(8))
    expect(relayed.address).toBe('127.0.0.1')
    expect(relayed.port).toBeGreaterThanOrEqual(49_152)
    expect(answer.attributes.get(ATTRIBUTE.lifetime)?.readUInt32BE()).toBeLessThanOrEqual(3_600)
  })

  it('gives none without a credential, with an expired one, or with one made with another secret', async () => {
    const asking = async () => client(transport)
    const bare = await (await asking()).ask(STUN.allocate, [
      [ATTRIBUTE.requestedTransport, Buffer.from([17, 0, 0, 0])],
    ])
    expect(bare.error).toBe(401)
    expect((await (await asking()).allocate(turnCredential(TURN_SECRET, -60))).error).toBe(401)
    expect((await (await asking()).allocate(turnCredential('another secret', 3_600))).error).toBe(401)
    const good = turnCredential(TURN_SECRET, 3_600)
    const later = { ...good, username: turnCredential(TURN_SECRET, 7_200).username }
    expect((await (await asking()).allocate(later)).error).toBe(401)
  })
})

describe('what the relay reaches', () => {
  it.each([
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.2',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '0.0.0.0',
  ])('is not %s', async address => {
    const asking = await client()
    const credential = turnCredential(TURN_SECRET, 3_600)
    expect((await asking.allocate(credential)).error).toBe(0)
    const peer = [[ATTRIBUTE.peerAddress, xorAddress(address, 80)] as const]
    expect((await asking.askWith(credential, STUN.createPermission, peer)).error).toBe(403)
  })

  it('is another allocation of the same relay, where the other end of a link may be', async () => {
    const [asking, credential] = [await client(), turnCredential(TURN_SECRET, 3_600)]
    expect((await asking.allocate(credential)).error).toBe(0)
    const peer = [[ATTRIBUTE.peerAddress, xorAddress('127.0.0.1', 50_000)] as const]
    expect((await asking.askWith(credential, STUN.createPermission, peer)).error).toBe(0)
  })
})

describe('what else there is', () => {
  it('gives one credential so many addresses, and all together so many', async () => {
    const small = await TurnProcess.start([
      ['user-quota=3072', 'user-quota=2'],
      ['total-quota=12000', 'total-quota=3'],
    ])
    onTestFinished(async () => {
      await small.process.end('SIGKILL')
    })
    const ask = async (name: string) => {
      const opened = await StunClient.open('udp', small.port)
      onTestFinished(() => opened.close())
      return (await opened.allocate(turnCredential(TURN_SECRET, 3_600, name))).error
    }
    expect([await ask('one'), await ask('one'), await ask('one')]).toEqual([0, 0, 486])
    expect([await ask('two'), await ask('two')]).toEqual([0, 486])
  })

  it('survives bytes that are no STUN', async () => {
    const socket = createSocket('udp4')
    onTestFinished(() => void socket.close())
    for (let size = 0; size < 1_400; size += 7)
      socket.send(Buffer.alloc(size, size % 251), turn.port, '127.0.0.1')
    socket.send(Buffer.from('end'), turn.port, '127.0.0.1')
    const asking = await client()
    expect((await asking.ask(STUN.binding)).error).toBe(0)
    expect(turn.process.hasEnded).toBe(false)
  })

  it('writes no log: nothing is said after the start, and no file has an address or a name in it', async () => {
    const said = turn.process.output.length
    const asking = await client('tcp')
    await asking.allocate(turnCredential(TURN_SECRET, 3_600, 'nobody-should-read-this'))
    asking.close()
    // Its end is handled before the next question on another connection is answered
    expect((await (await client()).ask(STUN.binding)).error).toBe(0)
    expect(turn.process.output.slice(said)).toBe('')
    expect(readdirSync(turn.folder).sort()).toEqual(['turn.key', 'turn.pem', 'turndb', 'turnserver.conf'])
  })
})
