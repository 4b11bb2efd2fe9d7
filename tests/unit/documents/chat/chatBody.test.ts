import { describe, expect, it } from 'vitest'
import { BytesWriter } from '../../../../shared/bytes/bytesWriter.ts'
import { concatBytes } from '../../../../shared/bytes/concatBytes.ts'
import { hex } from '../../../../shared/bytes/hex.ts'
import { utf8 } from '../../../../shared/bytes/utf8.ts'
import { type ChatBody, decodeChatBody, encodeChatBody } from '../../../../shared/documents/chat/chatBody.ts'
import { writtenContentNote } from '../../../../shared/documents/chat/contentNote.ts'
import { messageBody, recordId } from '../support/records.ts'

const message = (text: string) => encodeChatBody(messageBody(text))
/** A message of these bytes, without a content note, that answers nothing. */
const lp = (bytes: Uint8Array) => new BytesWriter().lp(bytes).lp(new Uint8Array()).u8(0).finish()
const target = recordId('target')

describe('bodies of chat records', () => {
  const bodies: ChatBody[] = [
    messageBody('  你好，\n\t안녕 😀  '),
    messageBody('x'.repeat(16_000)),
    messageBody('字'.repeat(16_000)),
    messageBody('\u202eevil\u202c z\u0310\u0311\u0312'),
    { ...messageBody('words'), contentNote: '어두운 밤 😀', replyTo: target },
    { ...messageBody('words'), contentNote: '字'.repeat(80) },
    { kind: 'remove', target },
    { kind: 'hide', target },
  ]

  it.each(bodies)('come back as they were: $kind', body => {
    expect(decodeChatBody(body.kind, encodeChatBody(body))).toEqual(body)
  })

  it('have the layout of PROTOCOL.md §10.2', () => {
    expect(hex(message('hi'))).toBe('0000000268690000000000')
    expect(hex(encodeChatBody({ ...messageBody('hi'), contentNote: 'n', replyTo: target }))).toBe(
      `000000026869000000016e01${target}`,
    )
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

describe('a content note', () => {
  const noted = (contentNote: string) => encodeChatBody({ ...messageBody('words'), contentNote })
  const raw = (note: Uint8Array) => new BytesWriter().lp(utf8('words')).lp(note).u8(0).finish()

  it.each([' ', 'x'.repeat(81), ' x', 'a\nb', 'a\u202eb', 'e\u0301', 'a\u0000', '\u3000'])(
    'in another form than the written one is refused: %j',
    note => {
      expect(() => noted(note)).toThrow('RECORD_BODY')
      expect(() => decodeChatBody('message', raw(utf8(note)))).toThrow('RECORD_BODY')
    },
  )

  it('is trimmed and brought into form before it is written', () => {
    expect(writtenContentNote('  e\u0301te\u0301 ')).toBe('\u00e9t\u00e9')
    expect(writtenContentNote(' \n ')).toBe('')
    expect(() => writtenContentNote('x'.repeat(81))).toThrow('NAME_INVALID')
    expect(() => writtenContentNote(' '.repeat(100_000))).toThrow('NAME_INVALID')
    expect(() => writtenContentNote('a\u202eb')).toThrow('NAME_INVALID')
  })

  it('that announces more than 240 bytes is not read', () => {
    expect(() => decodeChatBody('message', raw(new Uint8Array(241)))).toThrow('RECORD_BODY')
  })
})

describe('what a message answers', () => {
  const before = new BytesWriter().lp(utf8('words')).lp(new Uint8Array()).finish()

  it.each([
    ['says neither yes nor no', concatBytes(before, new Uint8Array([2]), new Uint8Array(32))],
    ['has 31 bytes', concatBytes(before, new Uint8Array([1]), new Uint8Array(31))],
    ['stands where nothing is answered', concatBytes(before, new Uint8Array([0]), new Uint8Array(32))],
    ['is not said', before],
  ])('is refused when it %s', (_, bytes) => {
    expect(() => decodeChatBody('message', bytes)).toThrow('RECORD_BODY')
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
