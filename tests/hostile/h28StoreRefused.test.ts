import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { laterRefusal, there } from '../support/refusals.ts'
import { DISK_PASSPHRASE, diskSession, keptOnDisk, messagesIn } from '../support/session/diskSession.ts'

const passphrase = DISK_PASSPHRASE
let root = ''

beforeAll(async () => {
  await cryptoReady()
  root = mkdtempSync(join(tmpdir(), 'rowan-refused-'))
})
afterAll(() => rmSync(root, { recursive: true }))

const mount = (...options: string[]) => spawnSync('mount', options, { stdio: 'ignore' }).status === 0

/** A small disk of its own; null where this user may not make one. */
function smallDisk(name: string, size: string): string | null {
  const folder = join(root, name)
  mkdirSync(folder)
  if (mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder)) return folder
  process.stderr.write(`not covered: ${name} needs a tmpfs, which only root may mount\n`)
  return null
}

describe('a folder that a second instance opens', { timeout: 120_000 }, () => {
  it('is PROFILE_BUSY there, and nothing is lost in the first', async () => {
    const folder = join(root, 'busy')
    const { session, ids } = await keptOnDisk(folder, 1, ['one'])
    const second = diskSession(folder)
    expect(await laterRefusal(() => second.handlers.openProfile({ passphrase }))).toBe('PROFILE_BUSY')
    await session.handlers.sendMessage({ room: ids[0] as never, text: 'two' })
    await session.close()
    expect(await second.handlers.openProfile({ passphrase })).toEqual({ damaged: 0 })
    expect((await messagesIn(second, there(ids[0]))).map(({ text }) => text)).toEqual(['one', 'two'])
    await second.close()
  })
})

describe('a folder that cannot be written', { timeout: 120_000 }, () => {
  it('is PROFILE_WRITE, and opens again when it can be', async ({ skip }) => {
    const folder = smallDisk('read-only', '8m')
    if (folder === null) return skip()
    const { session, ids } = await keptOnDisk(join(folder, 'p'), 1, ['one'])
    await session.close()
    expect(mount('-o', 'remount,ro', folder)).toBe(true)
    const locked = diskSession(join(folder, 'p'))
    expect(await laterRefusal(() => locked.handlers.openProfile({ passphrase }))).toBe('PROFILE_WRITE')
    const fresh = diskSession(join(folder, 'other'))
    expect(await laterRefusal(() => fresh.handlers.createProfile({ passphrase }))).toBe('PROFILE_WRITE')
    expect(mount('-o', 'remount,rw', folder)).toBe(true)
    expect(await locked.handlers.openProfile({ passphrase })).toEqual({ damaged: 0 })
    expect((await messagesIn(locked, there(ids[0]))).map(({ text }) => text)).toEqual(['one'])
    await locked.close()
    spawnSync('umount', [folder])
  })
})

describe('a full disk', { timeout: 120_000 }, () => {
  it('is PROFILE_WRITE, loses nothing that was saved, and goes on when there is room again', async ({
    skip,
  }) => {
    const folder = smallDisk('full', '6m')
    if (folder === null) return skip()
    const { session, ids } = await keptOnDisk(join(folder, 'p'), 1, ['one'])
    const room = ids[0] as never
    const stuffing = join(folder, 'stuffing')
    // all that is left
    for (let size = 4096; size >= 1; size = Math.floor(size / 2))
      for (
        let at = 0;
        spawnSync('dd', ['if=/dev/zero', `of=${stuffing}${size}-${at}`, 'bs=1024', `count=${size}`], {
          stdio: 'ignore',
        }).status === 0;
        at++
      );
    let code: string | null = null
    let written = 1
    for (; written < 200 && code === null; written++)
      code = await laterRefusal(() => session.handlers.sendMessage({ room, text: `more ${written}` })).catch(
        () => null,
      )
    expect(code).toBe('PROFILE_WRITE')
    const saved = (await messagesIn(session, ids[0] ?? '')).filter(message => message.saved)
    spawnSync('sh', ['-c', `rm ${stuffing}*`])
    await session.handlers.sendMessage({ room, text: 'room again' })
    const all = await messagesIn(session, ids[0] ?? '')
    expect(all.every(message => message.saved)).toBe(true)
    await session.close()
    const again = diskSession(join(folder, 'p'))
    expect(await again.handlers.openProfile({ passphrase })).toEqual({ damaged: 0 })
    const found = (await messagesIn(again, ids[0] ?? '')).map(({ text }) => text)
    expect(found).toEqual(all.map(({ text }) => text))
    expect(saved.filter(({ text }) => !found.includes(text))).toEqual([])
    await again.close()
    writeFileSync(join(root, 'done'), '')
    spawnSync('umount', [folder])
  })
})
