import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { levelStore } from '../../electron/core/levelStore.ts'
import { vaultFiles } from '../../electron/core/vaultFiles.ts'
import { errorCodeOf } from '../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { there } from '../support/refusals.ts'
import { DISK_PASSPHRASE, diskSession, keptOnDisk, messagesIn } from '../support/session/diskSession.ts'
import { wordsIn } from '../support/session/traces.ts'

const passphrase = DISK_PASSPHRASE
const WORDS = ['金盏花 marigold', 'tangerine 请不要告诉别人', '안전 계획 marmalade']
const MANY = Array.from({ length: 12 }, (_, at) => `${WORDS[at % 3]} ${at}`)

let root = ''
let whole = ''
let rooms: string[] = []
let folder = ''

beforeAll(async () => {
  await cryptoReady()
  root = mkdtempSync(join(tmpdir(), 'rowan-damaged-'))
  whole = join(root, 'whole')
  const { session, ids } = await keptOnDisk(whole, 2, MANY)
  rooms = ids
  await session.close()
}, 120_000)
beforeEach(() => {
  folder = mkdtempSync(join(root, 'copy-'))
  cpSync(whole, folder, { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true }))

/** What can still be read, and what the session says of it. */
async function look(place: string) {
  const session = diskSession(place)
  const { damaged } = await session.handlers.openProfile({ passphrase })
  const there = (await session.handlers.listRooms({})).rooms.map(({ room }) => room)
  const texts = await Promise.all(rooms.map(room => (there.includes(room) ? messagesIn(session, room) : [])))
  await session.close()
  return { damaged, count: texts.flat().length }
}

async function withLevel<T>(
  place: string,
  use: (level: ClassicLevel<Buffer, Buffer>) => Promise<T>,
): Promise<T> {
  const level = new ClassicLevel<Buffer, Buffer>(join(place, 'store'), {
    keyEncoding: 'buffer',
    valueEncoding: 'buffer',
  })
  await level.open()
  const result = await use(level)
  await level.close()
  return result
}

function filesOf(place: string): Buffer[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name)))
}

describe('a value that is damaged or gone', { timeout: 300_000 }, () => {
  it.each(['damaged', 'gone'])(
    'costs no more than itself, is counted, and never more than is lost: %s',
    async how => {
      expect(await look(folder)).toEqual({ damaged: 0, count: 2 * MANY.length })
      const keys = await withLevel(folder, level => level.keys().all())
      let lost = 0
      for (const key of keys) {
        const value = await withLevel(folder, async level => {
          const before = there(await level.get(key))
          const bad = Buffer.from(before)
          bad[30] = (bad[30] ?? 0) ^ 1
          await (how === 'gone' ? level.del(key) : level.put(key, bad))
          return before
        })
        const { damaged, count } = await look(folder)
        expect([damaged, 2 * MANY.length - count]).toEqual(damaged === 0 ? [0, 0] : [1, 1])
        lost += damaged
        await withLevel(folder, level => level.put(key, value))
      }
      // all ordinary records stand once
      expect(lost).toBe(2 * MANY.length)
    },
  )
})

const storeFiles = () =>
  readdirSync(join(whole, 'store')).filter(
    name => /\.(log|ldb)$|MANIFEST|CURRENT/.test(name) && readFileSync(join(whole, 'store', name)).length > 0,
  )

function flipBits(path: string): void {
  const bytes = readFileSync(path)
  for (let at = 20; at < bytes.length; at += 5_000) bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

describe('a file of the store that is damaged', { timeout: 120_000 }, () => {
  it.each([
    ['gone', rmSync],
    ['flipped', flipBits],
  ] as const)('is told, and the profile opens or says that it is damaged: %s', async (_how, damage) => {
    for (const name of storeFiles()) {
      const place = mkdtempSync(join(root, 'file-'))
      cpSync(whole, place, { recursive: true })
      damage(join(place, 'store', name))
      const seen = await look(place).catch(error => errorCodeOf(error))
      const isTold = typeof seen === 'string' ? seen === 'PROFILE_DAMAGED' : seen.damaged > 0
      const isWhole = typeof seen !== 'string' && seen.count === 2 * MANY.length
      expect([name, isTold || isWhole]).toEqual([name, true])
    }
  })
})

describe('an older copy of the whole folder', { timeout: 120_000 }, () => {
  it('that is put back never says two things at one place: every unlock has a strand of its own', async () => {
    const [room = ''] = rooms
    const authors = async (place: string) => {
      const session = diskSession(place)
      await session.handlers.openProfile({ passphrase })
      await session.handlers.openRoom({ room: room as never })
      await session.handlers.sendMessage({ room: room as never, text: 'again' })
      const { note } = await session.handlers.createNote({ room: room as never, title: 'x' })
      const { client } = await session.handlers.openNote({ room: room as never, note: note as never })
      await session.close()
      return client
    }
    const first = await authors(folder)
    const older = mkdtempSync(join(root, 'older-'))
    cpSync(whole, older, { recursive: true })
    expect(await authors(older)).not.toBe(first)
  })
})

describe('a room that was forgotten', { timeout: 120_000 }, () => {
  it('is not found with the passphrase, the vault of now and every value of before; its values are overwritten', async () => {
    const [gone = '', stays = ''] = rooms
    const before = await withLevel(folder, level => level.iterator().all())
    const session = diskSession(folder)
    await session.handlers.openProfile({ passphrase })
    await session.handlers.forgetRoom({ room: gone as never })
    await session.close()
    const after = await withLevel(folder, level => level.keys().all())
    const names = new Set(after.map(key => key.toString('hex')))
    const removed = before.filter(([key]) => !names.has(key.toString('hex')))
    expect(removed.length).toBeGreaterThan(MANY.length)
    // not one of its values stands in any file any more, sealed or not
    const files = filesOf(folder)
    for (const [, value] of removed)
      expect(files.some(bytes => bytes.includes(value.subarray(0, 64)))).toBe(false)
    await withLevel(folder, level =>
      level.batch(removed.map(([key, value]) => ({ type: 'put', key, value }))),
    )
    const thief = diskSession(folder)
    await thief.handlers.openProfile({ passphrase })
    expect((await thief.handlers.listRooms({})).rooms.map(({ room }) => room)).toEqual([stays])
    await thief.close()
  })
})

describe('the files of a profile', { timeout: 120_000 }, () => {
  it('hold no word of it in any form', () => {
    expect(wordsIn(filesOf(whole), [...MANY, ...WORDS, 'Room 0', 'Room 1', passphrase])).toEqual([])
    expect(filesOf(whole).length).toBeGreaterThan(4)
    expect([typeof vaultFiles, typeof levelStore]).toEqual(['function', 'function'])
  })
})
