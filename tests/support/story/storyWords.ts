import type { Language } from '../../../shared/i18n/languages.ts'

/** What the people of a story write, each in her language and in no other test, so that it can be looked for on the disk. */
export type StoryWords = {
  readonly title: string
  readonly facilitator: string
  readonly survivor: string
  /** Said by the facilitator, and a word of it to search for. */
  readonly greeting: string
  readonly searched: string
  readonly answer: string
  readonly topic: string
  readonly hard: string
  readonly noteTitle: string
  readonly note: string
  readonly added: string
}

export const STORY_WORDS: Readonly<Record<Language, StoryWords>> = {
  en: {
    title: 'Whinberry evening',
    facilitator: 'Gentianella',
    survivor: 'Tansyfield',
    greeting: 'Good evening. Did the whitebeam soup keep you warm?',
    searched: 'WHITEBEAM',
    answer: 'A little, with the pebble under my pillow',
    topic: 'that stairwell',
    hard: 'He waited behind the ochre door again',
    noteTitle: 'Tuesday bramblings',
    note: 'The sorrel bag stands at the neighbour',
    added: 'and the spare marjoram key in it',
  },
  'zh-Hans': {
    title: '越橘晚上小组',
    facilitator: '龙胆草姐姐',
    survivor: '紫菀小溪边',
    greeting: '晚上好。花楸汤喝了暖和些吗？',
    searched: '花楸',
    answer: '好一点，枕头下放着鹅卵石',
    topic: '那个楼梯间',
    hard: '他又在赭石色的门后等我',
    noteTitle: '星期二的燕雀',
    note: '酸模色的包放在邻居家',
    added: '里面有备用的墨角兰钥匙',
  },
  'zh-Hant': {
    title: '越橘晚上團體',
    facilitator: '龍膽草姊姊',
    survivor: '紫菀溪邊石',
    greeting: '晚安。花楸湯喝了暖和些嗎？',
    searched: '花楸湯',
    answer: '好一點，枕頭下放著鵝卵石',
    topic: '那個樓梯間',
    hard: '他又在赭石色的門後等我',
    noteTitle: '星期二的燕雀鳥',
    note: '酸模色的包放在鄰居家',
    added: '裡面有備用的墨角蘭鑰匙',
  },
  ko: {
    title: '월귤나무 저녁 모임',
    facilitator: '용담꽃언니',
    survivor: '쑥부쟁이개울',
    greeting: '안녕하세요. 마가목 국물로 몸이 좀 따뜻해졌나요?',
    searched: '마가목',
    answer: '조금요. 베개 밑에 조약돌을 두었어요',
    topic: '그 계단참',
    hard: '그 사람이 또 황토색 문 뒤에서 기다렸어요',
    noteTitle: '화요일의 되새',
    note: '괭이밥색 가방은 이웃집에 있어요',
    added: '그 안에 마저럼 열쇠가 하나 더 있어요',
  },
}

/** All of them that would tell something if they stood on a disk. */
export function tellingWords({ searched: _, ...words }: StoryWords): string[] {
  return Object.values(words)
}
