import { text } from '../../support/room/primitives.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Messages of the wire between a client and a signalling server (PROTOCOL.md §6.1); `message` is their UTF-8. */

const topic = 'aaaabbbbccccddddeeeeffffgggg-_09'
const topics = (count: number) =>
  Array.from({ length: count }, (_, at) => `${String(at).padStart(2, '0')}${topic.slice(2)}`)

const lines = (to: 'server' | 'client', message: string): Line[] => [
  ['to', to],
  ['message', show(text(message))],
]
const json = (value: unknown) => JSON.stringify(value)

const taken = (name: string, comment: string, to: 'server' | 'client', message: unknown): Vector =>
  good(name, comment, [...lines(to, json(message)), ['result-message', json(message)]])

const refused = (name: string, code: string, comment: string, to: 'server' | 'client', message: string) =>
  bad(name, `SIG_${code}`, comment, lines(to, message))

const publish = { type: 'publish', topic, data: 'c2VhbGVk' }
const relay = {
  type: 'relay',
  urls: ['turn:relay.example?transport=udp', 'turns:relay.example:443?transport=tcp'],
  username: '1800000000:aB3_-x',
  credential: 'AAECAwQFBgcICQoLDA0ODxAREhM=',
  lifetime: 43_200,
}
const reply = (name: string, comment: string, change: object) =>
  refused(name, 'SCHEMA', comment, 'client', json({ ...relay, ...change }))
const schema = (name: string, comment: string, message: unknown) =>
  refused(name, 'SCHEMA', comment, 'server', json(message))
const wrongTopic = (name: string, comment: string, bad: string) =>
  refused(name, 'TOPIC', comment, 'server', json({ type: 'subscribe', topics: [bad] }))

/** All vectors of signalling messages. */
export const signaling = (): VectorSet => ({
  object: 'signaling',
  vectors: [
    taken('good-subscribe', 'a subscription', 'server', { type: 'subscribe', topics: [topic] }),
    taken('good-subscribe-40', '40 topics', 'server', { type: 'subscribe', topics: topics(40) }),
    taken('good-unsubscribe', 'the end of one', 'server', { type: 'unsubscribe', topics: [topic] }),
    taken('good-publish', 'a payload', 'server', publish),
    taken('good-ping', 'a ping', 'server', { type: 'ping' }),
    taken('good-reply-publish', 'a payload passed on', 'client', publish),
    taken('good-reply-pong', 'a pong', 'client', { type: 'pong' }),
    taken('good-relay', 'a question for a relay', 'server', { type: 'relay', token: 'k'.repeat(200) }),
    taken('good-reply-relay', 'a credential for relays', 'client', relay),
    taken('good-reply-no-relay', 'no relay', 'client', { type: 'no-relay' }),
    schema('relay-token-empty', 'an empty token', { type: 'relay', token: '' }),
    schema('relay-token-201', 'a token of 201 characters', { type: 'relay', token: 'k'.repeat(201) }),
    schema('relay-token-number', 'a token that is no text', { type: 'relay', token: 7 }),
    schema('relay-token-missing', 'no token', { type: 'relay' }),
    schema('relay-of-server', 'a client gives a relay', relay),
    schema('no-relay-of-client', 'a client says that there is none', { type: 'no-relay' }),
    reply('reply-relay-urls-7', 'seven addresses', {
      urls: Array.from({ length: 7 }, (_, at) => `turn:a${at}`),
    }),
    reply('reply-relay-urls-none', 'no address', { urls: [] }),
    reply('reply-relay-url-201', 'an address of 201 characters', { urls: ['u'.repeat(201)] }),
    reply('reply-relay-lifetime-0', 'a lifetime of nothing', { lifetime: 0 }),
    reply('reply-relay-lifetime-text', 'a lifetime that is a text', { lifetime: '43200' }),
    reply('reply-relay-extra', 'one key more', { token: 'k'.repeat(48) }),
    reply('reply-relay-credential', 'a credential with a line feed', { credential: 'a\n' }),
    refused(
      'subscribe-41',
      'TOO_MANY_TOPICS',
      '41 topics',
      'server',
      json({ type: 'subscribe', topics: topics(41) }),
    ),
    wrongTopic('topic-short', 'a topic of 31 characters', topic.slice(1)),
    wrongTopic('topic-long', 'a topic of 33 characters', `${topic}a`),
    wrongTopic(
      'topic-base64',
      'a topic with a character of base64 that base64url does not have',
      `${topic.slice(1)}+`,
    ),
    wrongTopic('topic-padding', 'a topic with padding', `${topic.slice(1)}=`),
    wrongTopic('topic-newline', 'a topic and a line feed', `${topic.slice(1)}\n`),
    schema('type-unknown', 'an unknown type', { type: 'list' }),
    schema('type-missing', 'no type', { topics: [topic] }),
    schema('type-of-server', 'a client says pong', { type: 'pong' }),
    schema('key-extra', 'one key more', { ...publish, from: 'me' }),
    schema('key-missing', 'a payload without a topic', { type: 'publish', data: 'c2VhbGVk' }),
    schema('topics-no-list', 'topics is a text', { type: 'subscribe', topics: topic }),
    schema('topic-no-text', 'a topic is a number', { type: 'subscribe', topics: [7] }),
    schema('data-no-text', 'the payload is an object', { ...publish, data: {} }),
    schema('data-empty', 'the payload is empty', { ...publish, data: '' }),
    schema('data-not-ascii', 'the payload is no base64url', { ...publish, data: 'c2Vhb\u00e9' }),
    schema('list', 'a list of messages', [{ type: 'ping' }]),
    schema('null', 'null', null),
    refused('key-proto', 'SCHEMA', 'a key __proto__', 'server', '{"type":"ping","__proto__":{}}'),
    refused('not-json', 'NOT_JSON', 'a message that is cut', 'server', '{"type":"ping"'),
    refused(
      'not-json-trailing',
      'NOT_JSON',
      'a message and something behind it',
      'server',
      '{"type":"ping"}{}',
    ),
    refused(
      'too-large',
      'TOO_LARGE',
      'a right message with spaces in front, of 65,537 bytes',
      'server',
      '{"type":"ping"}'.padStart(65_537),
    ),
    refused('reply-ping', 'SCHEMA', 'a server says ping', 'client', '{"type":"ping"}'),
    refused(
      'reply-subscribe',
      'SCHEMA',
      'a server subscribes',
      'client',
      json({ type: 'subscribe', topics: [] }),
    ),
    refused('reply-clients', 'SCHEMA', 'a server counts clients', 'client', json({ ...publish, clients: 2 })),
    refused(
      'reply-topic',
      'TOPIC',
      'a topic of 31 characters from a server',
      'client',
      json({ ...publish, topic: topic.slice(1) }),
    ),
  ],
})
