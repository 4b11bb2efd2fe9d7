import { describe, expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { createNoteMirror } from '../../../renderer/screen/session/createNoteMirror.ts'
import {
  BATCH_ENOUGH,
  BATCH_MOST,
  BATCH_WAIT,
  SLOW_WAIT,
} from '../../../renderer/screen/session/createUpdateQueue.ts'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'

/** The text these tests write in; a mirror carries whatever the document holds. */
const WORDS = 'words'
const CLIENT = 4242

/** Lets everything that waits for an answer go on. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

/** A mirror before a core that keeps every update it was handed, and refuses with the codes it was given. */
function setup({ refusals = [], state }: { refusals?: ErrorCode[]; state?: Doc } = {}) {
  const clock = new SimulatedClock()
  const core = new Doc()
  if (state) applyUpdate(core, encodeStateAsUpdate(state))
  const handed: Uint8Array[] = []
  const send = async (update: Uint8Array): Promise<CallResult<unknown>> => {
    const code = refusals.shift()
    if (code) return { ok: false, code }
    handed.push(update)
    applyUpdate(core, update)
    return { ok: true, value: {} }
  }
  const mirror = createNoteMirror({ state: encodeStateAsUpdate(core), client: CLIENT, clock, send })
  const text = mirror.doc.getText(WORDS)
  const write = (words: string) => text.insert(text.length, words)
  const inCore = () => core.getText(WORDS).toString()
  return { clock, core, handed, mirror, write, inCore }
}

describe('handing changes over', () => {
  it('waits for more before it hands over, and then hands all of it over at once', async () => {
    const { clock, handed, write, inCore } = setup()
    for (const letter of 'slowly') write(letter)
    clock.advance(BATCH_WAIT - 1)
    await settle()
    expect(handed).toHaveLength(0)
    clock.advance(1)
    await settle()
    expect(handed).toHaveLength(1)
    expect(inCore()).toBe('slowly')
    expect(BATCH_WAIT).toBeGreaterThanOrEqual(250)
  })

  it('does not wait when there is enough', async () => {
    const { handed, write, inCore } = setup()
    write('x'.repeat(BATCH_ENOUGH))
    await settle()
    expect(handed).toHaveLength(1)
    expect(inCore()).toHaveLength(BATCH_ENOUGH)
  })

  it('keeps every batch small enough for one record, one after the other and in order', async () => {
    const { handed, write, inCore } = setup()
    const words = Array.from({ length: 40 }, (_, index) => `${index}:`.padEnd(10_000, '.'))
    for (const word of words) write(word)
    await settle()
    await settle()
    expect(inCore()).toBe(words.join(''))
    for (const update of handed) expect(update.length).toBeLessThanOrEqual(BATCH_MOST)
    expect(handed.length).toBeGreaterThan(5)
  })

  it('says what is under way, and when it is done', async () => {
    const { clock, mirror, write } = setup()
    expect(mirror.queue.state.get()).toEqual({ state: 'done' })
    write('a')
    expect(mirror.queue.state.get()).toEqual({ state: 'busy' })
    clock.advance(BATCH_WAIT)
    await settle()
    expect(mirror.queue.state.get()).toEqual({ state: 'done' })
  })

  it('waits and tries the same words again when core asks to slow down', async () => {
    const { clock, mirror, write, inCore } = setup({ refusals: ['RATE', 'RATE'] })
    write('patience')
    clock.advance(BATCH_WAIT)
    await settle()
    expect(mirror.queue.state.get()).toEqual({ state: 'slow' })
    clock.advance(SLOW_WAIT)
    await settle()
    expect(inCore()).toBe('')
    clock.advance(SLOW_WAIT)
    await settle()
    expect(inCore()).toBe('patience')
    expect(mirror.queue.state.get()).toEqual({ state: 'done' })
  })

  it('hands nothing more over after a refusal', async () => {
    const { clock, mirror, write, handed } = setup({ refusals: ['NOTE_CLOCK'] })
    write('refused')
    clock.advance(BATCH_WAIT)
    await settle()
    expect(mirror.queue.state.get()).toEqual({ state: 'refused', code: 'NOTE_CLOCK' })
    write(' and after')
    clock.advance(BATCH_WAIT)
    await settle()
    expect(handed).toHaveLength(0)
  })

  it('flush hands over what waits, without the wait', async () => {
    const { mirror, write, inCore } = setup()
    write('at once')
    await mirror.queue.flush()
    expect(inCore()).toBe('at once')
  })
})

describe('the mirror', () => {
  it('writes under the clientID that core bound, also in a note that already has words of it', async () => {
    const before = new Doc()
    before.clientID = CLIENT
    before.getText(WORDS).insert(0, 'mine from before. ')
    const { mirror, write, core, inCore } = setup({ state: before })
    expect(mirror.doc.clientID).toBe(CLIENT)
    write('more')
    await mirror.queue.flush()
    expect(inCore()).toBe('mine from before. more')
    expect([...core.store.clients.keys()]).toEqual([CLIENT])
  })

  it('keeps that clientID when core sends words of it back', () => {
    const { clock, mirror } = setup()
    const echo = new Doc()
    echo.clientID = CLIENT
    echo.getText(WORDS).insert(0, 'echo')
    mirror.receive(encodeStateAsUpdate(echo))
    clock.advance(1000)
    expect(mirror.doc.getText(WORDS).toString()).toBe('echo')
    expect(mirror.doc.clientID).toBe(CLIENT)
  })

  it('does not hand back what came from core', async () => {
    const { clock, mirror, handed } = setup()
    const other = new Doc()
    other.getText(WORDS).insert(0, 'theirs')
    mirror.receive(encodeStateAsUpdate(other))
    clock.advance(1000)
    await mirror.queue.flush()
    expect(mirror.doc.getText(WORDS).toString()).toBe('theirs')
    expect(handed).toHaveLength(0)
  })

  it('shows a flood of updates together', () => {
    const { clock, mirror } = setup()
    const other = new Doc()
    const updates: Uint8Array[] = []
    other.on('update', (update: Uint8Array) => updates.push(update))
    for (let index = 0; index < 100; index += 1) other.getText(WORDS).insert(index, 'x')
    let shown = 0
    mirror.doc.on('update', () => {
      shown += 1
    })
    for (const update of updates) mirror.receive(update)
    clock.advance(1000)
    expect(mirror.doc.getText(WORDS).length).toBe(100)
    expect(shown).toBe(1)
  })
})
