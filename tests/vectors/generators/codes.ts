import { H, K, text, tohex } from '../../support/room/primitives.ts'
import { base64url, Seeded } from './seeded.ts'
import { bad, good, type Line, show, type Vector, type VectorSet } from './vector.ts'

/** Invitation codes and texts (PROTOCOL.md §9.1); `text` is the UTF-8 of what was pasted. */

const random = new Seeded('codes')
const inv = random.bytes('inv', 16)
const fingerprint = random.bytes('fingerprint', 16)

/** Base32 of §9.1. */
function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, byte => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups
    .map(group => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(Number.parseInt(group.padEnd(5, '0'), 2)))
    .join('')
}
const check = (...parts: Uint8Array[]) => base32(H('inv-check', ...parts)).slice(0, 4)

const spoken = base32(inv) + check(inv)
const symbols = base32(inv) + base32(fingerprint) + check(inv, fingerprint)
const link = `rowan://join/#${symbols}`
const groups = spoken.replace(/.{5}(?=.)/g, '$& ')

const lines = (pasted: string): Line[] => [['text', show(text(pasted))]]
const taken = (name: string, comment: string, pasted: string, isLink: boolean, servers = ''): Vector =>
  good(name, comment, [
    ...lines(pasted),
    ['result-inv', tohex(inv)],
    ['result-fingerprint', isLink ? tohex(fingerprint) : 'none'],
    ['result-topic', base64url(K(inv, 'inv-topic').slice(0, 24))],
    ['result-servers', servers],
  ])
const refused = (name: string, code: string, comment: string, pasted: string): Vector =>
  bad(name, code, comment, lines(pasted))

/** The code with another symbol at a place. */
const mistyped = (code: string, at: number, change: (symbol: string) => string) =>
  code.slice(0, at) + change(code.charAt(at)) + code.slice(at + 1)
const another = (symbol: string) => (symbol === '7' ? '8' : '7')
/** The last symbol of inv has two spare bits. */
const spareBit = (symbol: string) =>
  '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt('0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(symbol) + 1)
const fullWidth = (code: string) =>
  code.replace(/[0-9A-Z]/g, symbol => String.fromCodePoint((symbol.codePointAt(0) ?? 0) + 0xfee0))
const server = 'wss://signal.example/rooms'
/** Pins as §9.1 names them, of two keys that do not exist. */
const [pin, nextPin] = ['pin', 'next-pin'].map(name => base64url(random.bytes(name, 32)))

/** All vectors of invitation codes. */
export const codes = (): VectorSet => ({
  object: 'codes',
  vectors: [
    taken('good-spoken', 'a spoken code in six groups', groups, false),
    taken('good-link', 'a link', link, true),
    taken('good-lower-case', 'a spoken code in small letters without groups', spoken.toLowerCase(), false),
    taken('good-dashes', 'dashes between groups', groups.replaceAll(' ', '-'), false),
    taken('good-every-symbol-apart', 'a space between any two symbols', spoken.split('').join(' '), false),
    taken('good-full-width', 'full-width symbols', fullWidth(groups), false),
    taken('good-o-and-i', 'O for 0 and I for 1', spoken.replaceAll('0', 'O').replaceAll('1', 'I'), false),
    taken('good-l', 'a small L for 1', spoken.toLowerCase().replaceAll('1', 'l'), false),
    taken('good-in-words', 'a link in a sentence', `Join me: ${link}, please.`, true),
    taken('good-server', 'a link and a server', `${link}\n${server}`, true, server),
    taken(
      'good-four-servers',
      'the first four different of five servers',
      `${link}\n${[1, 2, 2, 3, 4, 5].map(n => `wss://s${n}.example`).join('\n')}`,
      true,
      'wss://s1.example wss://s2.example wss://s3.example wss://s4.example',
    ),
    taken(
      'good-pin',
      'a server with the pin of its certificate',
      `${link}\n${server}#${pin}`,
      true,
      `${server}#${pin}`,
    ),
    taken(
      'good-two-pins',
      'a server with two pins, at the end of a sentence',
      `${link} at ${server}#${pin}.${nextPin}.`,
      true,
      `${server}#${pin}.${nextPin}`,
    ),
    taken('good-2000', 'a text of 2,000 units', link.padEnd(2000), true),
    refused('too-long', 'INVITE_FORMAT', 'a text of 2,001 units', link.padEnd(2001)),
    refused('empty', 'INVITE_FORMAT', 'no text', ''),
    refused('words', 'INVITE_FORMAT', 'nothing but words', 'see you tomorrow'),
    refused('short', 'INVITE_FORMAT', 'a code of 29 symbols', spoken.slice(1)),
    refused(
      'symbol-u',
      'INVITE_FORMAT',
      'a U among the symbols',
      mistyped(spoken, 14, () => 'U'),
    ),
    refused(
      'mistyped-first',
      'INVITE_CHECKSUM',
      'the first symbol of a spoken code is wrong',
      mistyped(spoken, 0, another),
    ),
    refused(
      'mistyped-check',
      'INVITE_CHECKSUM',
      'the last symbol of a spoken code is wrong',
      mistyped(spoken, 29, another),
    ),
    refused(
      'mistyped-fingerprint',
      'INVITE_CHECKSUM',
      'a symbol of the fingerprint is wrong',
      mistyped(link, 14 + 30, another),
    ),
    refused('spare-bits', 'INVITE_CHECKSUM', 'a spare bit is set', mistyped(spoken, 25, spareBit)),
    refused(
      'server-long',
      'SERVER_ADDRESS',
      'an address of 201 characters',
      `${link}\n${`wss://${'a'.repeat(195)}`}`,
    ),
    refused('server-query', 'SERVER_ADDRESS', 'an address with a query', `${link}\n${server}?room=1`),
    refused('server-fragment', 'SERVER_ADDRESS', 'an address with a fragment', `${link}\n${server}#1`),
    refused('pin-without-tls', 'SERVER_ADDRESS', 'a pin without TLS', `${link}\nws://signal.example#${pin}`),
    refused(
      'pin-spare-bits',
      'SERVER_ADDRESS',
      'a spare bit of a pin is set',
      `${link}\n${server}#${'A'.repeat(42)}B`,
    ),
    refused(
      'three-pins',
      'SERVER_ADDRESS',
      'three pins',
      `${link}\n${server}#${pin}.${nextPin}.${'A'.repeat(43)}`,
    ),
    refused('pin-cut', 'SERVER_ADDRESS', 'a pin of 42 characters', `${link}\n${server}#${'A'.repeat(42)}`),
  ],
})
