import { beforeAll, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { encodeChatBody } from '../../../shared/documents/chat/chatBody.ts'
import { CHAT_DOC, type RecordId } from '../../../shared/room/ids.ts'
import { huskOf } from '../../../shared/room/record/sealRecord.ts'
import { issueNext } from '../../../shared/session/room/issueNext.ts'
import { there } from '../../support/refusals.ts'
import { AT, roomOfThree } from '../../support/room/testRoom.ts'
import { Documented, stateAfter } from '../../support/session/documented.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'
import { block } from '../documents/support/mirror.ts'
import { bytes, raw, STRING } from '../documents/support/noteBytes.ts'

beforeAll(cryptoReady)

/** A founder, Ana and Bo who have heard each other's hello. */
function setup() {
  const three = roomOfThree()
  const founder = new Documented(three.founder, [three.first, three.epoch])
  const ana = new Documented(three.ana, [three.atAna])
  const bo = new Documented(three.bo, [three.atBo])
  for (const person of [founder, ana, bo])
    for (const other of [founder, ana, bo]) if (other !== person) person.hear(...other.own)
  return { three, founder, ana, bo }
}

const bodyOf = (person: Documented, id: RecordId) => there(person.ledger.record(id)).body

function hide(person: Documented, target: RecordId) {
  const body = encodeChatBody({ kind: 'hide', target })
  return person.ledger.write({ type: 'hide', doc: CHAT_DOC, body, at: AT })
}

describe('words that may not be kept', () => {
  it('are pruned when the message comes after the record that hides it', () => {
    const { founder, ana, bo } = setup()
    const message = ana.documents.sendMessage('his address')
    founder.hear(message)
    bo.hear(hide(founder, message.id))
    expect(bo.words).toEqual([])
    bo.hear(message)
    expect(bo.words).toEqual([''])
    expect([bodyOf(bo, message.id), bodyOf(founder, message.id)]).toEqual([null, null])
  })

  it('do not come back with the whole record', () => {
    const { founder, ana, bo } = setup()
    const message = ana.documents.sendMessage('his address')
    founder.hear(message)
    bo.hear(message, hide(founder, message.id))
    bo.hear(message)
    expect([bo.words, bodyOf(bo, message.id)]).toEqual([[''], null])
  })

  it('are pruned again when somebody who has not heard brings them, where only the husk had come', () => {
    const { three, founder, ana, bo } = setup()
    const message = ana.documents.sendMessage('his address')
    founder.hear(message)
    const hidden = hide(founder, message.id)
    bo.hear(huskOf(message, three.epoch), hidden, message)
    expect([bo.words, bodyOf(bo, message.id)]).toEqual([[''], null])
    expect(bo.documents.page(null, 1).entries).toMatchObject([{ hidden: true, removed: false }])
  })

  it('are never taken in where only the husk had come, also after a restart', () => {
    const { three, founder, ana, bo } = setup()
    const message = ana.documents.sendMessage('his address')
    founder.hear(message)
    bo.hear(huskOf(message, three.epoch), hide(founder, message.id))
    const kept = [...bo.ledger.records].map(({ wire }) => wire)
    const again = new Documented(three.bo, [three.atBo])
    again.ledger.restore(kept)
    for (const { documents, ledger } of [bo, again]) {
      expect(ledger.takeRecord(message.wire)).toBe('known')
      expect(documents.page(null, 1).entries).toMatchObject([{ text: '', hidden: true, removed: false }])
    }
  })

  it('stay when a member who is no facilitator would hide them: that is counted', () => {
    const { ana, bo } = setup()
    const message = ana.documents.sendMessage('stays')
    bo.hear(message)
    const hidden = hide(bo, message.id)
    ana.hear(hidden)
    expect([ana.words, bodyOf(ana, message.id)?.length]).toEqual([['stays'], 14])
    expect([ana.refused, bo.refused]).toEqual([['NOT_ALLOWED'], ['NOT_ALLOWED']])
  })
})

describe('a message that came without its words', () => {
  it('has them as soon as somebody brings them, if nobody took them away', () => {
    const { three, ana, bo } = setup()
    const message = ana.documents.sendMessage('all is well')
    bo.hear(huskOf(message, three.epoch))
    expect(bo.documents.page(null, 1).entries).toMatchObject([{ text: '', removed: true }])
    bo.changes.length = 0
    bo.hear(message)
    expect(bo.documents.page(null, 1).entries).toMatchObject([{ text: 'all is well', removed: false }])
    expect(bo.changes).toEqual([[0, 1]])
  })
})

/** A note of Ana's that everybody has, with two lines. */
function withNote() {
  const all = setup()
  const { founder, ana, bo } = all
  const note = ana.documents.notes.create('Plan')
  ana.edit(note, root => root.insert(0, [block('first'), block('second')]))
  founder.hear(...ana.own)
  bo.hear(...ana.own)
  return { ...all, note }
}

const append = (words: string) => (root: Y.XmlFragment) => root.insert(root.length, [block(words)])
const rootOf = (doc: Y.Doc) => doc.getXmlFragment('note')

describe('a facilitator’s state of a note', () => {
  it('that says the same changes nothing, and the updates that it covers are pruned', () => {
    const { founder, ana, bo, note } = withNote()
    bo.edit(note, append('third'))
    founder.hear(...bo.own)
    const state = founder.writeNote(
      note,
      stateAfter(founder, note, () => undefined),
    )
    ana.hear(...bo.own, state)
    expect(ana.text(note)).toBe('first\nsecond\nthird')
    const updates = [...ana.ledger.records].filter(({ header }) => header.type === 'note-update')
    expect(updates.map(({ body }) => body)).toEqual([null, null])
    expect([ana.refused, bodyOf(ana, state.id) === null]).toEqual([[], false])
  })

  it('leaves alone what its author did not know, also where that deletes', () => {
    const { founder, ana, bo, note } = withNote()
    bo.edit(note, root => root.delete(0, 1))
    const state = founder.writeNote(
      note,
      stateAfter(founder, note, () => undefined),
    )
    ana.hear(...bo.own, state)
    expect(ana.text(note)).toBe('second')
    const updates = [...ana.ledger.records].filter(({ header }) => header.type === 'note-update')
    expect(
      updates.map(({ header, body }) => [header.strand === ana.ledger.writer.strand, body === null]),
    ).toEqual([
      [true, true],
      [false, false],
    ])
    expect(ana.refused).toEqual([])
  })

  const lies: [string, (doc: Y.Doc) => void][] = [
    ['adds words', doc => rootOf(doc).insert(0, [block('she said so herself')])],
    ['deletes words', doc => rootOf(doc).delete(0, 1)],
    [
      'puts words into another’s mouth',
      doc => {
        doc.clientID = [...doc.store.clients.keys()][0] ?? 0
        rootOf(doc).insert(0, [block('she said so herself')])
      },
    ],
  ]
  it.each(lies)(
    'that %s is a lie to who has the note: counted, destroyed, and nothing changes',
    (_, change) => {
      const { founder, ana, bo, note } = withNote()
      const state = founder.writeNote(note, stateAfter(founder, note, change))
      for (const person of [ana, bo]) {
        person.hear(state)
        expect([person.text(note), person.refused]).toEqual(['first\nsecond', ['NOTE_STATE']])
        expect(bodyOf(person, state.id)).toBeNull()
        expect(person.updates).toEqual([])
      }
      const kept = [...bo.ledger.records].filter(
        ({ header, body }) => header.type === 'note-update' && body !== null,
      )
      expect(kept).toHaveLength(1)
    },
  )

  it('that brings deleted words back is a lie too', () => {
    const { founder, ana, bo, note } = withNote()
    const before = stateAfter(founder, note, () => undefined)
    bo.edit(note, root => root.delete(1, 1))
    founder.hear(...bo.own)
    ana.hear(...bo.own, founder.writeNote(note, before))
    expect([ana.text(note), ana.refused]).toEqual(['first', ['NOTE_STATE']])
  })

  it('that says other words in the same places is a lie too', () => {
    const { founder, ana, note } = withNote()
    const state = stateAfter(founder, note, () => undefined)
    if (state.kind !== 'note-state') throw new Error('a state')
    const at = Buffer.from(state.update).indexOf('second')
    state.update.set(Buffer.from('sekond'), at)
    ana.hear(founder.writeNote(note, state))
    expect([ana.text(note), ana.refused]).toEqual(['first\nsecond', ['NOTE_STATE']])
  })

  it('that is no note at all is counted for what it is', () => {
    const { founder, ana, note } = withNote()
    const state = stateAfter(founder, note, () => undefined)
    if (state.kind !== 'note-state') throw new Error('a state')
    ana.hear(founder.writeNote(note, { ...state, update: state.update.slice(1) }))
    ana.hear(founder.writeNote(note, { ...state, update: new Uint8Array([0, 1, 9, 1, 0, 1]) }))
    expect([ana.text(note), ana.refused]).toEqual(['first\nsecond', ['NOTE_STRUCT', 'NOTE_CLOCK']])
  })

  it('waits while something that its author knew is still to come', () => {
    const { founder, ana, bo, note } = withNote()
    bo.edit(note, append('third'))
    founder.hear(...bo.own)
    const state = founder.writeNote(
      note,
      stateAfter(founder, note, () => undefined),
    )
    ana.hear(state)
    expect([ana.text(note), ana.refused]).toEqual(['first\nsecond', []])
    ana.hear(...bo.own)
    expect([ana.text(note), ana.refused]).toEqual(['first\nsecond\nthird', []])
    expect(bodyOf(ana, there(bo.own.at(-1)).id)).toBeNull()
  })

  it('is nothing from a member, and nothing in pieces that do not follow on each other', () => {
    const { founder, ana, bo, note } = withNote()
    const whole = stateAfter(founder, note, doc => rootOf(doc).insert(0, [block('lie')]))
    ana.hear(bo.writeNote(note, whole))
    expect(ana.refused).toEqual(['NOT_ALLOWED'])
    if (whole.kind !== 'note-state') throw new Error('a state')
    const first = founder.writeNote(note, { ...whole, index: 0, count: 2 })
    const between = founder.documents.sendMessage('between')
    const second = founder.writeNote(note, { ...whole, index: 1, count: 2 })
    ana.hear(first, between, second)
    expect([ana.text(note), ana.refused]).toEqual(['first\nsecond', ['NOT_ALLOWED']])
  })
})

describe('a note that is heard of by a state first', () => {
  /** Bo's computer starts anew, and hears of the state and of the record that shares the note before all else. */
  function cold() {
    const all = withNote()
    const { three, founder, ana, note } = all
    const state = founder.writeNote(
      note,
      stateAfter(founder, note, () => undefined),
    )
    const naming = founder.writeNote(note, { kind: 'note-create', title: 'Plan' })
    const late = new Documented(three.bo, [three.atBo])
    late.hear(...founder.own)
    return { ...all, ana, late, state, naming }
  }

  it('is that state until its beginning is known; then it is what its records say, and open copies are replaced', () => {
    const { ana, late, note } = cold()
    expect([late.text(note), late.documents.notes.views(late.ledger.keys.device)]).toMatchObject([
      'first\nsecond',
      [{ title: 'Plan' }],
    ])
    late.documents.notes.open(note)
    late.hear(...ana.own)
    expect([late.text(note), late.replaced, late.refused]).toEqual(['first\nsecond', [note], []])
    ana.edit(note, append('third'))
    late.hear(...ana.own)
    expect([late.text(note), late.refused]).toEqual(['first\nsecond\nthird', []])
  })

  it('loses nothing of what was pruned for the state when it is folded anew', () => {
    const { ana, bo, late, note, state } = cold()
    late.hear(...bo.own, ...ana.own)
    const updates = () => [...late.ledger.records].filter(({ header }) => header.type === 'note-update')
    expect(updates().map(({ body }) => body)).toEqual([null])
    late.documents.rebuild(late.ledger, () => false)
    expect([late.text(note), late.refused, bodyOf(late, state.id) === null]).toEqual([
      'first\nsecond',
      [],
      false,
    ])
  })

  it('takes nothing of a lie with it', () => {
    const { three, founder, ana, bo, note } = withNote()
    const state = founder.writeNote(
      note,
      stateAfter(founder, note, doc => rootOf(doc).insert(0, [block('lie')])),
    )
    const naming = founder.writeNote(note, { kind: 'note-create', title: 'Plan' })
    const late = new Documented(three.bo, [three.atBo])
    // a program that lies keeps its lie
    late.hear(there(founder.own[0]), state, naming)
    expect([state.header.seq + 1, late.text(note)]).toEqual([naming.header.seq, 'lie\nfirst\nsecond'])
    late.hear(...bo.own, ...ana.own)
    expect([late.text(note), late.refused, bodyOf(late, state.id)]).toEqual([
      'first\nsecond',
      ['NOTE_STATE'],
      null,
    ])
  })

  it('does not let anybody else say what this device has written', () => {
    const { three, founder, note } = withNote()
    const late = new Documented(three.bo, [three.atBo])
    const lie = stateAfter(founder, note, doc => {
      doc.clientID = late.ledger.writer.client
      rootOf(doc).insert(0, [block('as if by Bo')])
    })
    const state = founder.writeNote(note, lie)
    late.hear(there(founder.own[0]), state, founder.writeNote(note, { kind: 'note-create', title: 'Plan' }))
    expect([late.refused, bodyOf(late, state.id)]).toEqual([['NOTE_STATE'], null])
    expect(late.documents.notes.views(late.ledger.keys.device)).toEqual([])
  })

  it('goes on at the right clocks, whatever of its updates comes afterwards', () => {
    const { ana, late, founder, note } = cold()
    late.edit(note, append('by Bo'))
    ana.hear(...late.own)
    expect([ana.text(note), ana.refused]).toEqual(['first\nsecond\nby Bo', []])
    founder.hear(...late.own)
    expect(founder.refused).toEqual([])
  })
})

describe('updates that come without their payload', () => {
  it('hold up what builds on them, and let it in as soon as somebody brings them', () => {
    const { three, ana, bo, note } = withNote()
    ana.edit(note, append('third'))
    ana.edit(note, append('fourth'))
    const [third, fourth] = ana.own.slice(-2)
    bo.hear(huskOf(there(third), three.epoch), there(fourth))
    expect(bo.text(note)).toBe('first\nsecond')
    bo.documents.notes.open(note)
    bo.hear(there(third))
    expect([bo.text(note), bo.replaced, bo.refused]).toEqual(['first\nsecond\nthird\nfourth', [note], []])
  })

  it('are made good by a state that knew them', () => {
    const { three, founder, ana, bo, note } = withNote()
    ana.edit(note, append('third'))
    ana.edit(note, append('fourth'))
    const [third, fourth] = ana.own.slice(-2)
    founder.hear(...ana.own)
    const state = founder.writeNote(
      note,
      stateAfter(founder, note, () => undefined),
    )
    bo.hear(huskOf(there(third), three.epoch), there(fourth), state)
    expect([bo.text(note), bo.refused]).toEqual(['first\nsecond\nthird\nfourth', []])
    bo.edit(note, append('fifth'))
    ana.hear(...bo.own, state)
    expect([ana.text(note), ana.refused]).toEqual(['first\nsecond\nthird\nfourth\nfifth', []])
  })
})

describe('a room whose records do not all count any more', () => {
  it('is told anew without them, and again with them', () => {
    const { ana, bo, note } = withNote()
    ana.documents.sendMessage('kept')
    bo.hear(...ana.own)
    bo.documents.sendMessage('void')
    bo.documents.notes.create('Void')
    bo.edit(note, append('void line'))
    ana.hear(...bo.own)
    expect([ana.words, ana.text(note)]).toEqual([['kept', 'void'], 'first\nsecond\nvoid line'])
    ana.documents.notes.open(note)
    ana.changes.length = 0
    ana.documents.rebuild(ana.ledger, ({ header }) => header.strand === bo.ledger.writer.strand)
    expect([ana.words, ana.text(note)]).toEqual([['kept'], 'first\nsecond'])
    expect(ana.documents.notes.views(ana.ledger.keys.device).map(({ title }) => title)).toEqual(['Plan'])
    expect([ana.replaced, ana.changes, ana.refused]).toEqual([[note], [[0, 1]], []])
    ana.documents.rebuild(ana.ledger, () => false)
    expect([ana.words, ana.text(note)]).toEqual([['kept', 'void'], 'first\nsecond\nvoid line'])
  })

  it('does not show what waited for an earlier record while its author was taken out', () => {
    const three = roomOfThree()
    const founder = new Documented(three.founder, [three.first, three.epoch])
    const ana = new Documented(three.ana, [three.atAna])
    const bo = new Documented(three.bo, [three.atBo])
    const [hello] = ana.own
    founder.hear(there(hello))
    const message = ana.documents.sendMessage('too late')
    bo.hear(message)
    const without = issueNext(founder.ledger, { type: 'remove', devices: [ana.ledger.keys.device] })
    bo.ledger.learn({ signed: without.signed, secret: null })
    bo.counting.turned()
    bo.hear(there(hello))
    expect(bo.ledger.record(message.id)?.body).not.toBeNull()
    expect([bo.words, bo.refused]).toEqual([[], []])
    // as when the epoch that took her out is void in its turn
    vi.spyOn(bo.ledger.epochBook, 'voidFrom').mockReturnValue(Number.POSITIVE_INFINITY)
    bo.counting.turned()
    expect(bo.words).toEqual(['too late'])
  })

  it('keeps what is being written, also while nothing can be written', () => {
    const { ana, bo, note } = withNote()
    ana.edit(note, append('mine'))
    ana.cannotWrite = new ProtocolError('ROOM_SECURING')
    ana.edit(note, append('unsent'))
    const before = ana.own.length
    ana.documents.rebuild(ana.ledger, () => false)
    expect([ana.text(note), ana.own.length]).toEqual(['first\nsecond\nmine\nunsent', before])
    ana.edit(note, append('and more'))
    ana.cannotWrite = null
    ana.clock.advance(2_000)
    bo.hear(...ana.own)
    expect([bo.text(note), bo.refused]).toEqual(['first\nsecond\nmine\nunsent\nand more', []])
  })

  it('does not count again what was wrong with a record', () => {
    const { founder, ana, note } = withNote()
    ana.hear(founder.writeNote(note, { kind: 'note-update', update: new Uint8Array([9]) }))
    expect(ana.refused).toEqual(['NOTE_STRUCT'])
    ana.documents.rebuild(ana.ledger, () => false)
    expect(ana.refused).toEqual(['NOTE_STRUCT'])
  })
})

/** A clock on which every look at it takes 30 ms. */
class SlowClock extends SimulatedClock {
  #late = 0

  override now(): number {
    this.#late += 30
    return super.now() + this.#late
  }
}

describe('a record that is much work', () => {
  /** So many letters at the beginning of the first line, as if nothing were known of what stands there. */
  const ignorant = (client: number, parent: number, count: number) =>
    bytes(
      1,
      count,
      client,
      0,
      ...Array.from({ length: count }, () => bytes(raw(STRING), 0, parent, 1, 'x')),
      0,
    )

  it('is done piece by piece, with time for everything else, and shown when it is done', () => {
    const { three, ana, bo, note } = withNote()
    ana.edit(note, root => {
      const line = (root.get(0) as Y.XmlElement).get(0) as Y.XmlText
      for (let at = 0; at < 900; at++) line.insert((at * 7) % line.length, 'ab')
    })
    const busy = new Documented(three.founder, [three.first, three.epoch], new SlowClock())
    busy.hear(...ana.own, ...bo.own)
    busy.documents.notes.open(note)
    const { client } = bo.ledger.writer
    busy.hear(
      bo.writeNote(note, { kind: 'note-update', update: ignorant(client, ana.ledger.writer.client, 1000) }),
    )
    const xs = () => busy.text(note).split('x').length - 1
    expect([busy.updates.length, xs() < 1000]).toEqual([0, true])
    ana.edit(note, append('meanwhile'))
    busy.hear(there(ana.own.at(-1)))
    expect(busy.updates).toHaveLength(1)
    busy.clock.advance(60_000)
    expect([busy.updates.length, xs(), busy.refused]).toEqual([2, 1000, []])
  })
})
