import { KOREAN_SURNAMES, ORDINARY_WORDS, SURNAMES, WRITTEN_SURNAMES } from './surnames.ts'

/** What about a name may tell others who she is. */
export const NAME_HINTS = ['number', 'mail', 'account', 'school', 'fullName'] as const
/** One of them. */
export type NameHint = (typeof NAME_HINTS)[number]

const HAN = /^\p{Script=Han}+$/u
const HANGUL = /^[가-힣]+$/u
const DIGITS = /\p{Nd}/gu
const SPOKEN_DIGITS = /[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{5}/u
const ACCOUNT =
  /(?<![a-z])(?:wx|vx|qq|weixin|wechat|wxid|insta|instagram|telegram|kakao|kakaotalk|whatsapp)(?![a-z])|微信|薇信|威信|[vw]信|扣扣|카톡|카카오|인스타|텔레그램|라인\s*아이디|(?<![a-z])line\s*(?:id|[:：])/u
const SCHOOL =
  /大学|大學|中学|中學|小学|小學|高中|初中|国中|國中|学院|學院|学校|學校|附中|[一二三四五六七八九十\d]中(?:$|\s)|[高初][一二三]|\d班|학교|대학|여고|여중|여대|고등|[가-힣]{2}(?:초|중|고|대)$|\d학년|school|college|university/u

/**
 * What in a name may tell who somebody is: five digits or more, a mail address, an account, a school, a common Chinese or Korean
 * surname with a given name. A guess by short lists (PROTOCOL.md §9 allows any name): it may be wrong either way, and refuses nothing.
 */
export function nameHints(name: string): readonly NameHint[] {
  const text = name.normalize('NFKC').trim().toLowerCase()
  const found: Readonly<Record<NameHint, boolean>> = {
    number: (text.match(DIGITS)?.length ?? 0) >= 5 || SPOKEN_DIGITS.test(text),
    mail: text.includes('@'),
    account: ACCOUNT.test(text),
    school: SCHOOL.test(text) && !ORDINARY_WORDS.has(text),
    fullName: isFullName(text),
  }
  return NAME_HINTS.filter(hint => found[hint])
}

function isFullName(text: string): boolean {
  const joined = text.replaceAll(/[\s\p{Nd}\p{P}・]/gu, '')
  if (ORDINARY_WORDS.has(joined)) return false
  if (HAN.test(joined)) return isHanName(joined)
  if (HANGUL.test(joined)) return isKoreanName(joined)
  const words = text.split(/[\s\p{Nd}\p{P}]+/u).filter(word => word !== '')
  return words.length >= 2 && words.length <= 3 && isWrittenName(words)
}

function isHanName(name: string): boolean {
  const given = SURNAMES.filter(surname => name.startsWith(surname)).map(
    surname => name.length - surname.length,
  )
  return given.some(length => length === 1 || length === 2)
}

// Two syllables are far more often a word than a name; three after one of these are a name more often than not.
function isKoreanName(name: string): boolean {
  const [first = ''] = name
  return name.length === 3 && KOREAN_SURNAMES.includes(first)
}

/** Written with Latin letters: the surname first or last. */
function isWrittenName(words: readonly string[]): boolean {
  const areWords = words.every(word => /^[a-z]{1,12}$/u.test(word))
  return areWords && [words[0], words.at(-1)].some(word => WRITTEN_SURNAMES.has(word ?? ''))
}
