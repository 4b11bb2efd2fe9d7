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
