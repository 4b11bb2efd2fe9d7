import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../shared/i18n/languages.ts'
import { NEUTRAL_NAMES } from '../../../shared/i18n/neutralNames.ts'
import { NAME_HINTS, nameHints } from '../../../shared/room/nameHints.ts'
import { checkName } from '../../../shared/room/names.ts'

describe('what in a name may tell who she is', () => {
  it.each([
    ['number', '13812345678'],
    ['number', '138 1234 5678'],
    ['number', '１３８１２３４５６７８'],
    ['number', '010-1234-5678'],
    ['number', '一三八一二三四五六七八'],
    ['number', 'Mina19990412'],
    ['mail', 'mina@example.org'],
    ['mail', 'mina＠example'],
    ['account', 'wx: abc'],
    ['account', 'wxid_k2j'],
    ['account', 'VX abc'],
    ['account', '加我微信'],
    ['account', '카톡 mina'],
    ['account', 'LINE ID mina'],
    ['school', '北京大学小美'],
    ['school', '師大附中'],
    ['school', '北京四中'],
    ['school', '高三2班'],
    ['school', '서울대학교'],
    ['school', '한강고'],
    ['school', 'Riverside High School'],
    ['fullName', '王芳'],
    ['fullName', '張小美'],
    ['fullName', '王小美 13812345'],
    ['fullName', '김민지99'],
    ['fullName', 'kim.minji'],
    ['fullName', '欧阳娜娜'],
    ['fullName', '林 志玲'],
    ['fullName', '김민지'],
    ['fullName', '박 서연'],
    ['fullName', 'Kim Minji'],
    ['fullName', 'Minji Kim'],
    ['fullName', 'wang xiao fang'],
  ] as const)('%s: %s', (hint, name) => expect(nameHints(name)).toContain(hint))

  it.each([
    '小河',
    '晚风2',
    'Mina',
    'Blue Heron',
    '민들레',
    '고양이',
    '向日葵',
    '바다',
    '🌿',
    '林',
    '王',
    '안녕',
    'Caroline',
    'Heron 42',
  ])('nothing: %s', name => expect(nameHints(name)).toEqual([]))

  it('is quick and calm with anything that is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        for (const hint of nameHints(text)) expect(NAME_HINTS).toContain(hint)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the names that are offered', () => {
  it.each(LANGUAGES)(
    'in %s there are enough, all different, all allowed, and none is warned about',
    language => {
      const names = NEUTRAL_NAMES[language]
      expect(new Set(names).size).toBe(names.length)
      expect(names.length).toBeGreaterThanOrEqual(20)
      for (const name of names) {
        expect(checkName(name)).toBe(name)
        expect(nameHints(name), name).toEqual([])
      }
    },
  )
})
