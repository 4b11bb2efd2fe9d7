import { describe, expect, it } from 'vitest'
import { BytesWriter } from '../../../../shared/bytes/bytesWriter.ts'
import { concatBytes } from '../../../../shared/bytes/concatBytes.ts'
import { hex } from '../../../../shared/bytes/hex.ts'
import { utf8 } from '../../../../shared/bytes/utf8.ts'
import { type ChatBody, decodeChatBody, encodeChatBody } from '../../../../shared/documents/chat/chatBody.ts'
import { recordId } from '../support/records.ts'

const message = (text: string) => encodeChatBody({ kind: 'message', text })
const lp = (bytes: Uint8Array) => new BytesWriter().lp(bytes).finish()

describe('bodies of chat records', () => {
  const bodies: ChatBody[] = [
    { kind: 'message', text: '  你好，\n\t안녕 😀  ' },
    { kind: 'message', text: 'x'.repeat(16_000) },
    { kind: 'message', text: '字'.repeat(16_000) },
    { kind: 'message', text: '\u202eevil\u202c z\u0310\u0311\u0312' },
    { kind: 'remove', target: recordId('target') },
    { kind: 'hide', target: recordId('target') },
  ]

  it.each(bodies)('come back as they were: $kind', body => {
    expect(decodeChatBody(body.kind, encodeChatBody(body))).toEqual(body)
  })

  it('have the layout of PROTOCOL.md §10.2', () => {
    expect(hex(message('hi'))).toBe('000000026869')
    expect(hex(encodeChatBody({ kind: 'hide', target: recordId('t') }))).toBe(recordId('t'))
  })
})

describe('a message', () => {
  it.each(['', ' ', '\n\t ', '\u3000'])('that says nothing is refused: %j', text => {
    expect(() => message(text)).toThrow('TEXT_EMPTY')
    expect(() => decodeChatBody('message', lp(utf8(text)))).toThrow('TEXT_EMPTY')
  })

  it('of more than 16,000 UTF-16 units is refused, an emoji counting two', () => {
    expect(() => message('x'.repeat(16_001))).toThrow('TEXT_TOO_LONG')
    expect(() => message('😀'.repeat(8_001))).toThrow('TEXT_TOO_LONG')
    expect(() => decodeChatBody('message', lp(utf8('x'.repeat(16_001))))).toThrow('TEXT_TOO_LONG')
    expect(() => decodeChatBody('message', lp(new Uint8Array(60 * 1024 + 1)))).toThrow('TEXT_TOO_LONG')
  })

  it.each(['\u0000', 'a\rb', '\u001b[31m', '\u0008'])('with a control character is refused: %j', text => {
    expect(() => message(`x${text}`)).toThrow('RECORD_BODY')
    expect(() => decodeChatBody('message', lp(utf8(`x${text}`)))).toThrow('RECORD_BODY')
  })

  it('with half a surrogate pair is refused, in text and in bytes', () => {
    expect(() => message('x\ud800')).toThrow('RECORD_BODY')
    expect(() => decodeChatBody('message', lp(new Uint8Array([0x78, 0xed, 0xa0, 0x80])))).toThrow(
      'RECORD_BODY',
    )
  })
})

describe('bytes that are no body', () => {
  it.each([
    ['message', new Uint8Array()],
    ['message', concatBytes(message('hi'), new Uint8Array(1))],
    ['message', new Uint8Array([255, 255, 255, 255, 1])],
    ['remove', new Uint8Array(31)],
    ['hide', new Uint8Array(33)],
  ] as const)('are refused: %s', (kind, bytes) => {
    expect(() => decodeChatBody(kind, bytes)).toThrow('RECORD_BODY')
  })
})
