import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { StunClient, type StunTransport } from '../../support/stun/stunClient.ts'
import { connectClient } from '../../unit/signaling/signalingClient.ts'
import { RELAY_TOKEN, relayService } from './support/relayService.ts'
import { SignalingProcess } from './support/signalingProcess.ts'
import { TURN_SECRET, TurnProcess } from './support/turnProcess.ts'

type Given = {
  readonly type: string
  readonly urls: string[]
  readonly username: string
  readonly credential: string
}

let turn: TurnProcess
let service: SignalingProcess
beforeAll(async () => {
  turn = await TurnProcess.start()
  service = await SignalingProcess.start(undefined, [], turn)
})
afterAll(async () => {
  await service.process.end('SIGKILL')
  await turn.process.end('SIGKILL')
})

/** What the service of the operators answers to a token. */
async function ask(token: string, url = service.url): Promise<Given> {
  const client = await connectClient(url)
  client.send({ type: 'relay', token })
  return (await client.next()) as Given
}

/** What the real relay says to this credential: 0 for an address, 401 for none. */
async function allocate({ username, credential }: Given, transport: StunTransport): Promise<number> {
  const client = await StunClient.open(transport, transport === 'tls' ? turn.tlsPort : turn.port)
  onTestFinished(() => client.close())
  return (await client.allocate({ username, password: credential })).error
}

describe('the service and the relay of the operators', () => {
  it.each(['udp', 'tcp', 'tls'] as const)('go together over %s', async transport => {
    const given = await ask(RELAY_TOKEN)
    expect(given.urls).toEqual(turn.urls)
    expect(await allocate(given, transport)).toBe(0)
  })

  it('give strangers nothing', async () => {
    expect(await ask('a-token-that-nobody-was-given')).toEqual({ type: 'no-relay' })
    const given = await ask(RELAY_TOKEN)
    const [end = '', word = ''] = given.username.split(':')
    const later = { ...given, username: `${Number(end) + 60}:${word}` }
    const named = { ...given, username: `${end}:somebody` }
    expect([await allocate(later, 'udp'), await allocate(named, 'udp')]).toEqual([401, 401])
  })

  it('give nothing for longer than it was given for', async () => {
    // a server whose credentials ended a minute ago, as the clock of the relay sees it
    const past = relayService(turn, { lifetimeSeconds: -60 })
    onTestFinished(() => past.close())
    const { url } = await past.ready
    expect(await allocate(await ask(RELAY_TOKEN, url), 'udp')).toBe(401)
  })

  it('count who asked and write nothing of it down', async () => {
    const [given, refused] = [
      await service.metric('relays_given_total'),
      await service.metric('relays_refused_total'),
    ]
    const answer = await ask(RELAY_TOKEN)
    await ask('a-token-that-nobody-was-given')
    expect([
      await service.metric('relays_given_total'),
      await service.metric('relays_refused_total'),
    ]).toEqual([given + 1, refused + 1])
    for (const word of [RELAY_TOKEN, TURN_SECRET, answer.username, answer.credential, 'nobody-was-given'])
      expect(service.process.output).not.toContain(word)
  })
})
