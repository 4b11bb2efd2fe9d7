import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { RecordId } from '../../../shared/room/ids.ts'
import { replyView } from '../../../shared/session/room/replyView.ts'
import { roomOfThree } from '../../support/room/testRoom.ts'
import { Documented } from '../../support/session/documented.ts'

beforeAll(cryptoReady)

/** A founder and Ana, who have heard each other's hello. */
function setup() {
  const three = roomOfThree()
  const founder = new Documented(three.founder, [three.first, three.epoch])
  const ana = new Documented(three.ana, [three.atAna])
  founder.hear(...ana.own)
  ana.hear(...founder.own)
  const viewOf = (target: RecordId | null, person = ana) => replyView(target, person.documents, person.ledger)
  return { founder, ana, viewOf }
}

const NOT_HERE = { authorName: '', text: '', contentNote: '', gone: false, here: false }

describe('what is shown of the message that is answered', () => {
  it('is who wrote it and how it begins, cut between characters', () => {
    const { founder, ana, viewOf } = setup()
    const target = founder.documents.sendMessage(`${'x'.repeat(199)}😀 and more`)
    ana.hear(target)
    const view = viewOf(target.id)
    expect(view).toMatchObject({ text: 'x'.repeat(199), gone: false, here: true })
    expect(view?.authorName).not.toBe('')
  })

  it('has no words once they are taken back or hidden, and says so', () => {
    const { founder, ana, viewOf } = setup()
    const target = ana.documents.sendMessage('his address', { contentNote: 'an address' })
    founder.hear(target)
    const answer = founder.documents.sendMessage('yes', { replyTo: target.id })
    ana.hear(answer)
    ana.changes.length = 0
    founder.documents.hideMessage(founder.ledger, target.id)
    ana.hear(...founder.own)
    for (const person of [ana, founder])
      expect(viewOf(target.id, person)).toMatchObject({ text: '', contentNote: '', gone: true, here: true })
    expect(Math.min(...ana.changes.map(([from]) => from))).toBe(0)
    expect(ana.documents.message(answer.id)?.replyTo).toBe(target.id)
  })

  it('is the topic alone where it may be hard to read, to its author too', () => {
    const { founder, ana, viewOf } = setup()
    const target = founder.documents.sendMessage('the words', { contentNote: 'a fall' })
    ana.hear(target)
    for (const person of [ana, founder])
      expect(viewOf(target.id, person)).toMatchObject({ text: '', contentNote: 'a fall' })
  })

  it('is nothing where the record is unknown, no message, or none is answered', () => {
    const { founder, viewOf } = setup()
    const hello = founder.own[0]?.id ?? ('' as RecordId)
    expect(viewOf('f'.repeat(64) as RecordId)).toMatchObject(NOT_HERE)
    expect(viewOf(hello)).toMatchObject({ ...NOT_HERE, record: hello })
    expect(viewOf(null)).toBeNull()
  })
})
