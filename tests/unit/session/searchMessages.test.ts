import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { searchMessages } from '../../../shared/session/room/searchMessages.ts'
import { roomOfThree } from '../../support/room/testRoom.ts'
import { Documented } from '../../support/session/documented.ts'

beforeAll(cryptoReady)

/** A founder and Ana, who hears all that the founder says. */
function setup() {
  const three = roomOfThree()
  const founder = new Documented(three.founder, [three.first, three.epoch])
  const ana = new Documented(three.ana, [three.atAna])
  founder.hear(...ana.own)
  ana.hear(...founder.own)
  const say = (text: string, contentNote = '') => {
    const record = founder.documents.sendMessage(text, { contentNote })
    founder.clock.advance(1_000)
    ana.hear(record)
    return record.id
  }
  const search = (text: string, limits: Partial<Parameters<typeof searchMessages>[2]> = {}, person = ana) => {
    const read = person.documents.page.bind(person.documents)
    const self = person.ledger.keys.device
    const { found, reached } = searchMessages(read, text, { limit: 50, ...limits, self })
    return {
      texts: found.map(({ entry }) => entry.text),
      positions: found.map(({ position }) => position),
      reached,
    }
  }
  return { founder, ana, say, search }
}

describe('searching the talk', () => {
  it('does not look at case, width, composition or white space, and finds the newest first', () => {
    const { say, search } = setup()
    for (const text of [
      'Grüße  AUS\nBerlin',
      'ＲＯＷＡＮ',
      'rowan',
      '\u1112\u1161\u11ab\u1100\u1173\u11af',
      'ｶﾞ',
    ])
      say(text)
    expect(search('grüsse').texts).toEqual([])
    expect(search(' GRÜSSE').texts).toEqual([])
    expect(search('grüße aus berlin').texts).toEqual(['Grüße  AUS\nBerlin'])
    expect(search('Rowan')).toEqual({ texts: ['rowan', 'ＲＯＷＡＮ'], positions: [2, 1], reached: 0 })
    expect(search('한글').positions).toEqual([3])
    expect(search('ガ').positions).toEqual([4])
  })

  it('finds nothing for white space alone, and no pattern means anything', () => {
    const { say, search } = setup()
    say('a.b')
    expect(search(' \u3000\n').texts).toEqual([])
    expect(search('a.*')).toMatchObject({ texts: [] })
    expect(search('.').texts).toEqual(['a.b'])
  })

  it('finds what others wrote under a content note by its topic alone, until it is shown', () => {
    const { founder, say, search } = setup()
    const noted = say('the secret words', 'A Fall')
    expect(search('secret').texts).toEqual([])
    expect(search('a fall').texts).toEqual(['the secret words'])
    expect(search('secret', { shown: [noted] }).texts).toEqual(['the secret words'])
    expect(search('secret', {}, founder).texts).toEqual(['the secret words'])
  })

  it('finds no words that were taken back', () => {
    const { founder, ana, say, search } = setup()
    const taken = say('the secret words', 'a fall')
    founder.documents.removeMessage(founder.ledger, taken)
    ana.hear(...founder.own)
    expect([search('secret').texts, search('fall').texts]).toEqual([[], []])
  })

  it('stops at its limit and goes on from there', () => {
    const { say, search } = setup()
    for (let at = 0; at < 25; at++) say(`word ${at}`)
    const first = search('word', { limit: 10 })
    expect([first.positions[0], first.positions.at(-1), first.reached]).toEqual([24, 15, 15])
    const second = search('word', { limit: 10, before: first.reached })
    expect([second.positions[0], second.positions.at(-1), second.reached]).toEqual([14, 5, 5])
    expect(search('word', { limit: 10, before: 5 })).toMatchObject({ positions: [4, 3, 2, 1, 0], reached: 0 })
    expect(search('word', { before: 0 })).toMatchObject({ texts: [], reached: 0 })
  })

  it('looks at a million characters a call and no more, also where they only become so many when they are folded', () => {
    const { ana, say, search } = setup()
    // one of these becomes eighteen letters
    for (let at = 0; at < 9; at++) say('\ufdfa'.repeat(16_000))
    expect(search('not there').reached).toBe(5)
    const all: number[] = []
    for (let before: number | undefined; before !== 0; before = all.at(-1))
      all.push(search('not there', before === undefined ? {} : { before }).reached)
    expect(all).toEqual([5, 1, 0])
    expect(ana.documents.page(null, 0).total).toBe(9)
  })
})
