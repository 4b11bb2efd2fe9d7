import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '../../../../shared/crypto/secret.ts'
import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { BASE32_ALPHABET, base32, fromBase32 } from '../../../../shared/room/invitation/base32.ts'
import { decodeCode, encodeCode } from '../../../../shared/room/invitation/invitationCode.ts'
import { invitationLink } from '../../../../shared/room/invitation/invitationLink.ts'
import {
  formatInvitationText,
  parseInvitationText,
} from '../../../../shared/room/invitation/invitationText.ts'
import { spokenCode } from '../../../../shared/room/invitation/spokenCode.ts'

beforeAll(cryptoReady)

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 })
const server = 'wss://signal.example.org'

/** A fixed invitation, so that what a checksum misses by chance is the same in every run. */
function invitationOf(seed: number) {
  const bytes = Uint8Array.from({ length: 32 }, (_, at) => (seed * 101 + at * 57 + at * at * seed) & 255)
  return { secret: new Secret<'invite'>(bytes.slice(0, 16)), fingerprint: bytes.slice(16) }
}

/** Full-width forms, as a Chinese or Korean input method types them. */
function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, character => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
}

const invitation = invitationOf(2)
const link = invitationLink(invitation)
const spoken = spokenCode(invitation.secret)

function found(text: string) {
  const { secret, fingerprint, servers } = parseInvitationText(text)
  return { secret: secret.expose(), fingerprint, servers }
}

const bySpokenCode = { secret: invitation.secret.expose(), fingerprint: null, servers: [] }
const byLink = { ...bySpokenCode, fingerprint: invitation.fingerprint }

describe('base32', () => {
  it('has 32 characters, without I, L, O and U', () => {
    expect(new Set(BASE32_ALPHABET).size).toBe(32)
    expect(BASE32_ALPHABET).not.toMatch(/[ILOU]/)
  })

  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), bytes => {
        expect(fromBase32(base32(bytes))).toEqual(bytes)
      }),
    )
  })

  it('refuses lengths, characters and spare bits that it never writes', () => {
    expect(() => fromBase32('0')).toThrow('INVITE_FORMAT')
    expect(() => fromBase32('0U')).toThrow('INVITE_FORMAT')
    expect(() => fromBase32('01')).toThrow('INVITE_CHECKSUM')
  })
})

describe('invitation codes', () => {
  it('are 30 characters to read aloud and 56 in a link', () => {
    expect(spoken).toMatch(/^([0-9A-HJKMNP-TV-Z]{5} ){5}[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(link).toMatch(/^rowan:\/\/join\/#[0-9A-Z-]{26,64}$/)
    expect(link).toHaveLength(70)
  })

  it('give back any secret and fingerprint', () => {
    fc.assert(
      fc.property(sixteen, fc.option(sixteen), (bytes, fingerprint) => {
        const code = decodeCode(encodeCode({ secret: new Secret<'invite'>(bytes), fingerprint }))
        expect(code.secret.expose()).toEqual(bytes)
        expect(code.fingerprint).toEqual(fingerprint)
      }),
    )
  })

  it('notice every single wrong character of 12 invitations, spoken and as link: 31992 mistakes', () => {
    let mistakes = 0
    for (let seed = 1; seed <= 12; seed++) {
      const one = invitationOf(seed)
      for (const symbols of [encodeCode({ ...one, fingerprint: null }), encodeCode(one)])
        for (const [at, right] of [...symbols].entries())
          for (const wrong of BASE32_ALPHABET.replace(right, '')) {
            const typed = symbols.slice(0, at) + wrong + symbols.slice(at + 1)
            expect(() => decodeCode(typed), typed).toThrow('INVITE_CHECKSUM')
            mistakes += 1
          }
    }
    expect(mistakes).toBe(12 * (30 + 56) * 31)
  })

  it('notice two swapped neighbours', () => {
    const swapped = [...encodeCode({ ...invitation, fingerprint: null })]
    for (let at = 0; at + 1 < swapped.length; at++) {
      const [left, right] = [swapped[at] ?? '', swapped[at + 1] ?? '']
      if (left === right) continue
      const typed = swapped
        .with(at, right)
        .with(at + 1, left)
        .join('')
      expect(() => decodeCode(typed)).toThrow('INVITE_CHECKSUM')
    }
  })

  it('of other lengths are no codes', () => {
    const symbols = encodeCode(invitation)
    for (let length = 0; length < symbols.length; length++)
      expect(() => decodeCode(symbols.slice(0, length))).toThrow(
        length === 30 ? 'INVITE_CHECKSUM' : 'INVITE_FORMAT',
      )
  })
})

describe('a spoken code', () => {
  const confusable = spoken.replaceAll('0', 'o').replaceAll('1', 'l')

  it.each([
    ['as shown', spoken],
    ['in small letters', spoken.toLowerCase()],
    ['without spaces', spoken.replaceAll(' ', '')],
    ['with dashes', spoken.replaceAll(' ', '-')],
    ['with long dashes', spoken.replaceAll(' ', ' —— ')],
    ['letter by letter', [...spoken.replaceAll(' ', '')].join(' ')],
    ['on six lines', spoken.replaceAll(' ', '\r\n')],
    ['with o and l for 0 and 1', confusable],
    ['with O and I for 0 and 1', confusable.replaceAll('l', 'I').replaceAll('o', 'O')],
    ['in full width', fullWidth(spoken)],
    ['in full width with ideographic spaces', fullWidth(spoken.toLowerCase()).replaceAll(' ', '\u3000')],
    ['with full-width dashes', fullWidth(spoken.replaceAll(' ', '-'))],
    ['with zero-width spaces', spoken.replaceAll(' ', '\u200b')],
    ['with soft hyphens and a byte order mark', `\ufeff${spoken.replaceAll(' ', '\u00ad')}`],
    ['in a sentence', `Hello, the code is ${spoken} and it is valid for a day.`],
    ['in a Chinese sentence', `邀请码是${spoken}，今天有效。`],
    ['in a Korean sentence', `초대 코드는 ${spoken}입니다.`],
    ['in quotation marks', `«${spoken}»`],
    ['in angle brackets', `<${spoken}>`],
  ])('is understood %s', (_, text) => {
    expect(found(text)).toEqual(bySpokenCode)
  })

  it('that holds 0 and 1 was among these', () => {
    expect(spoken).toMatch(/0/)
    expect(spoken).toMatch(/1/)
  })

  it('is understood with spaces and dashes anywhere', () => {
    const gaps = fc.array(fc.constantFrom('', ' ', '-', '\n', '–', '\u200b', '－'), {
      minLength: 30,
      maxLength: 30,
    })
    fc.assert(
      fc.property(gaps, gaps => {
        const typed = [...spoken.replaceAll(' ', '')].map((symbol, at) => symbol + gaps[at]).join('')
        expect(found(typed)).toEqual(bySpokenCode)
      }),
    )
  })

  it('with one wrong character is called mistyped', () => {
    const other = spoken.startsWith('A') ? 'B' : 'A'
    expect(() => found(other + spoken.slice(1))).toThrow('INVITE_CHECKSUM')
    expect(() => found(`The code is ${other}${spoken.slice(1)}, see you`)).toThrow('INVITE_CHECKSUM')
  })

  it.each([
    ['nothing', ''],
    ['a greeting', 'Hello, I am Mina and I would like to talk to somebody.'],
    ['a code cut off', spoken.slice(0, -1)],
    ['a code with a letter too many', `${spoken}A`],
    ['a code with a letter that none has', `U${spoken.slice(1)}`],
    ['a bare server', server],
    ['2001 characters', `${spoken}${' '.repeat(2001 - spoken.length)}`],
  ])('is not found in %s', (_, text) => {
    expect(() => found(text)).toThrow('INVITE_FORMAT')
  })

  it('is found in 2000 characters', () => {
    expect(found(`${spoken}${' '.repeat(2000 - spoken.length)}`)).toEqual(bySpokenCode)
  })
})

describe('the text of an invitation', () => {
  const servers = [server, 'ws://192.168.1.20:4444', 'wss://[2001:db8::1]:8443/room', 'wss://b.example/']

  it('is the link and a line for each server, and is read back', () => {
    const text = formatInvitationText({ link, servers })
    expect(text).toBe([link, ...servers].join('\n'))
    expect(found(text)).toEqual({ ...byLink, servers })
    expect(found(formatInvitationText({ link, servers: [] }))).toEqual(byLink)
  })

  it('is not made with a fifth server or with something else than an address', () => {
    expect(() => formatInvitationText({ link, servers: [...servers, 'ws://e.example'] })).toThrow(
      'SERVER_ADDRESS',
    )
    for (const bad of [
      'http://a.example',
      'wss://',
      'wss://a b',
      'wss://a?x',
      'wss://a#x',
      `wss://${'a'.repeat(200)}`,
    ])
      expect(() => formatInvitationText({ link, servers: [bad] }), bad).toThrow('SERVER_ADDRESS')
  })

  it.each([
    ['in angle brackets', `<${link}>\n<${server}>`],
    ['in a sentence', `Please open ${link} (server: ${server}). Thank you!`],
    ['in a Chinese message', `你好，请打开${link}，服务器${server}，谢谢。`],
    ['in a Korean message', `여기 링크: ${link} 서버는 ${server}입니다`],
    ['in full width', fullWidth(`${link}\n${server}`)],
    ['on one line', `${link} ${server}`],
    ['server first', `${server}\n${link}`],
    ['wrapped after 40 characters', `${link.slice(0, 40)}\r\n${link.slice(40)}\r\n${server}`],
    ['with capital letters', `${link.toUpperCase()}\n${server.replace('wss', 'Wss')}`],
    ['as Markdown', `[join](${link}) **${server}**`],
    ['with the server twice', `${link}\n${server}\n${server}`],
    ['in quotation marks', `"${link}", '${server}'`],
    ['without the scheme', `${link.slice(link.indexOf('#') + 1)}\n${server}`],
  ])('is understood %s', (_, text) => {
    expect(found(text)).toEqual({ ...byLink, servers: [server] })
  })

  it('keeps the first four different servers', () => {
    const many = Array.from({ length: 9 }, (_, at) => `wss://s${at}.example`)
    expect(found([link, ...many].join('\n')).servers).toEqual(many.slice(0, 4))
  })

  it('works with a spoken code in place of the link', () => {
    expect(found(`${spoken}\n${server}`)).toEqual({ ...bySpokenCode, servers: [server] })
  })

  it.each([
    ['a query', `${link} wss://a.example/?token=1`],
    ['more than 200 characters', `${link} wss://a.example/${'x'.repeat(200)}`],
    ['no host', `${link} wss:///path`],
  ])('refuses an address with %s', (_, text) => {
    expect(() => found(text)).toThrow('SERVER_ADDRESS')
  })

  it('never shows the secret when it is printed', () => {
    const parsed = parseInvitationText(link)
    expect(JSON.stringify(parsed)).toContain('[secret]')
    expect(`${parsed.secret}`).toBe('[secret]')
  })
})
