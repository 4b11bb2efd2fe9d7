import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { readRelay } from '../../../electron/signaling/relay/readRelay.ts'
import { createRelayDesk } from '../../../electron/signaling/relay/relayDesk.ts'
import { utf8 } from '../../../shared/bytes/utf8.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { relayCredential } from '../../../shared/room/relay/relayGrant.ts'
import type { RelayReply } from '../../../shared/signaling/signalingMessage.ts'
import { startServer } from './startServer.ts'

beforeAll(cryptoReady)

const TOKEN = 'token-of-the-first-organisation'
const OTHER = 'token-of-the-second-organisation'
const settings = {
  urls: ['turn:relay.example'],
  secret: 'a secret of the relay',
  tokens: [TOKEN, OTHER],
  lifetimeSeconds: 7_200,
}
const desk = createRelayDesk(settings, () => 1_700_000_000_500)

describe('who asks for a relay', () => {
  it.each([TOKEN, OTHER])('gets one with the token %s', token => {
    const answer = desk.answer(token) as RelayReply
    expect(answer).toMatchObject({ type: 'relay', urls: settings.urls, lifetime: 7_200 })
    expect(answer.username).toMatch(/^1700007200:[A-Za-z0-9_-]{8}$/)
    expect(answer.credential).toBe(
      createHmac('sha1', settings.secret).update(answer.username).digest('base64'),
    )
    // and it is what clients take
    expect(relayCredential({ ...answer, credential: utf8(answer.credential) }).urls).toEqual(settings.urls)
  })

  it('gets another each time, so that two rooms have nothing in common', () => {
    const names = Array.from({ length: 50 }, () => (desk.answer(TOKEN) as RelayReply).username)
    expect(new Set(names).size).toBe(50)
  })

  it.each(['', 'token', TOKEN.slice(1), `${TOKEN} `, TOKEN.toUpperCase(), `${TOKEN}${OTHER}`])(
    'gets none with %j',
    token => {
      expect(desk.answer(token)).toEqual({ type: 'no-relay' })
    },
  )
})

describe('at a server', () => {
  it('is answered on the same socket, and counted without a word of it', async () => {
    const { connect, counts } = await startServer({ relay: () => desk })
    const client = await connect()
    client.send({ type: 'relay', token: TOKEN })
    client.send({ type: 'relay', token: 'something else that is long enough' })
    expect(await client.next()).toMatchObject({ type: 'relay', lifetime: 7_200 })
    expect(await client.next()).toEqual({ type: 'no-relay' })
    expect([counts.get('relay-given'), counts.get('relay-refused')]).toEqual([1, 1])
  })

  it('cannot tell one without a relay from a wrong token', async () => {
    const { connect } = await startServer()
    const client = await connect()
    client.send({ type: 'relay', token: TOKEN })
    expect(await client.next()).toEqual({ type: 'no-relay' })
  })

  it('is closed for guessing', async () => {
    const { connect } = await startServer({ relay: () => desk, limits: { messageBurst: 100 } })
    const client = await connect()
    for (let guess = 0; guess < 40; guess++) client.send({ type: 'relay', token: `guess ${guess}` })
    expect(await client.closing).toEqual({ code: 1008, reason: 'SIG_RATE' })
    expect(client.unread.length).toBeLessThanOrEqual(33)
  })

  it('is closed for what is no token', async () => {
    const { connect } = await startServer({ relay: () => desk })
    const client = await connect()
    client.send({ type: 'relay', token: 'k'.repeat(201) })
    expect((await client.closing).reason).toBe('SIG_SCHEMA')
  })
})

describe('what an operator configures', () => {
  function files(secret: string, tokens: string) {
    const folder = mkdtempSync(join(tmpdir(), 'rowan-relay-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'secret'), secret)
    writeFileSync(join(folder, 'tokens'), tokens)
    const [secretFile, tokensFile] = [join(folder, 'secret'), join(folder, 'tokens')]
    return { urls: ['turn:a'], lifetimeSeconds: 600, secretFile, tokensFile }
  }

  it('is a secret and tokens in files, with remarks', () => {
    const read = readRelay(files('0123456789abcdef\n', `# ours\r\n\n${TOKEN}\r\n${OTHER}`))
    expect([TOKEN, OTHER, '# ours', ''].map(token => read.answer(token).type)).toEqual([
      'relay',
      'relay',
      'no-relay',
      'no-relay',
    ])
  })

  it('may be nothing', () => {
    expect(readRelay(undefined).answer(TOKEN)).toEqual({ type: 'no-relay' })
  })

  it.each([
    ['a short secret', 'short', TOKEN, /^relay\.secretFile: the secret must have at least 16/],
    ['an empty secret', '', TOKEN, /^relay\.secretFile: the first line of the file is empty/],
    ['no token', '0123456789abcdef', '# none\n', /^relay\.tokensFile: must hold 1 to 1000 tokens/],
    ['a short token', '0123456789abcdef', `${TOKEN}\nshort-word\n`, /^relay\.tokensFile: line 2 is no token/],
  ])('is refused in words when it is %s, and shows nothing of it', (_, secret, tokens, words) => {
    const given = files(secret, tokens)
    expect(() => readRelay(given)).toThrow(words)
    expect(() => readRelay(given)).not.toThrow(/short-word|0123456789|first-organisation/)
  })
})
