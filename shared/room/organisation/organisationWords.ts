import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as korean } from '@scure/bip39/wordlists/korean.js'
import { wordlist as simplifiedChinese } from '@scure/bip39/wordlists/simplified-chinese.js'
import { wordlist as traditionalChinese } from '@scure/bip39/wordlists/traditional-chinese.js'
import { fromHex } from '../../bytes/hex.ts'
import { ensure } from '../../bytes/protocolError.ts'
import { ORGANISATION_FINGERPRINT_BYTES } from './organisationFingerprint.ts'

const LISTS = {
  en: english,
  'zh-Hans': simplifiedChinese,
  'zh-Hant': traditionalChinese,
  ko: korean,
} as const satisfies Record<string, readonly string[]>

/** A language that has a list of 2,048 words (PROTOCOL.md §14). */
export type WordLanguage = keyof typeof LISTS

/** The languages that have a list of words (PROTOCOL.md §14). */
export const WORD_LANGUAGES = ['en', 'zh-Hans', 'zh-Hant', 'ko'] as const satisfies readonly WordLanguage[]

const WORDS = 8
const BITS = 11n

/** Eight words in NFC for a fingerprint of 22 hexadecimal characters, most significant bits first; BAD_LENGTH, BAD_HEX (PROTOCOL.md §14). */
export function organisationWords(fingerprint: string, language: WordLanguage): string[] {
  const bytes = fromHex(fingerprint)
  ensure(bytes.length === ORGANISATION_FINGERPRINT_BYTES, 'BAD_LENGTH')
  const bits = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  return Array.from({ length: WORDS }, (_, at) => {
    const place = (bits >> (BITS * BigInt(WORDS - 1 - at))) & 2047n
    return (LISTS[language][Number(place)] ?? '').normalize('NFC')
  })
}
