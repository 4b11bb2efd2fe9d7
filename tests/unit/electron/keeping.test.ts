import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dialog, SaveDialogOptions } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { IdleWatch } from '../../../electron/main/ending/idleWatch.ts'
import { SettingsFile } from '../../../electron/main/files/settingsFile.ts'
import { CLIPBOARD_MS, ClipboardGuard } from '../../../electron/main/screen/clipboardGuard.ts'
import { DRAFTS_MS, DraftKeep } from '../../../electron/main/screen/draftKeep.ts'
import { createFileDialogs } from '../../../electron/main/screen/fileDialogs.ts'
import { DEFAULT_SETTINGS } from '../../../shared/ports/hostPort.ts'
import { SimulatedClock } from '../../support/simulation/simulatedClock.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rowan-keeping-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the settings', () => {
  const file = () => join(folder, 'settings.json')

  it('are written only where they are to be kept, and then only those', async () => {
    const settings = new SettingsFile(folder)
    expect(settings.now).toEqual(DEFAULT_SETTINGS)
    expect(await settings.change({ language: 'ko' }, false)).toMatchObject({ language: 'ko' })
    expect(readdirSync(folder)).toEqual([])
    await settings.change({ lockAfter: 30_000, hideKey: undefined }, true)
    expect(settings.now).toEqual({ ...DEFAULT_SETTINGS, language: 'ko', lockAfter: 30_000 })
    expect(readdirSync(folder)).toEqual(['settings.json'])
    expect(new SettingsFile(folder).now).toEqual({ ...DEFAULT_SETTINGS, lockAfter: 30_000 })
  })

  it('are what an earlier version wrote, with the defaults of what it did not know', () => {
    const { proxy, ...earlier } = { ...DEFAULT_SETTINGS, hideOnShift: true }
    writeFileSync(file(), JSON.stringify(earlier))
    const settings = new SettingsFile(folder)
    expect([settings.now, settings.isKept]).toEqual([{ ...earlier, proxy }, true])
  })

  it('remember a proxy only where they are to be kept', async () => {
    const proxy = { kind: 'socks5', host: 'proxy.example', port: 1080 } as const
    const settings = new SettingsFile(folder)
    await settings.change({ proxy }, false)
    expect([settings.now.proxy, readdirSync(folder)]).toEqual([proxy, []])
    await settings.change({ hideOnShift: true }, false)
    expect(settings.now.proxy).toEqual(proxy)
    await settings.change({ proxy }, true)
    expect(new SettingsFile(folder).now.proxy).toEqual(proxy)
    await settings.forget()
    expect(new SettingsFile(folder).now.proxy).toBeNull()
  })

  it.each([
    ['no JSON', '{'],
    ['more than there is', JSON.stringify({ ...DEFAULT_SETTINGS, more: 1 })],
    ['a list', '[1]'],
    ['nothing', 'null'],
    ['a wrong value', JSON.stringify({ ...DEFAULT_SETTINGS, lockAfter: 1 })],
    ['too much', `${JSON.stringify(DEFAULT_SETTINGS)}${' '.repeat(4096)}`],
    ['bytes', '\0\xff'],
  ])('are the defaults where the file holds %s', (_name, text) => {
    writeFileSync(file(), text)
    expect(new SettingsFile(folder).now).toEqual(DEFAULT_SETTINGS)
  })

  it('are taken away again, and hold until the app is closed', async () => {
    const settings = new SettingsFile(folder)
    expect(settings.isKept).toBe(false)
    await settings.change({ language: 'ko' }, true)
    expect([settings.isKept, new SettingsFile(folder).isKept]).toEqual([true, true])
    await settings.forget()
    expect([settings.isKept, readdirSync(folder), settings.now.language]).toEqual([false, [], 'ko'])
    await settings.change({ hideOnShift: true }, true)
    expect(new SettingsFile(folder).now).toEqual({ ...DEFAULT_SETTINGS, hideOnShift: true })
  })

  it('hold all the same where they cannot be written, and it is said', async () => {
    mkdirSync(file())
    const settings = new SettingsFile(folder)
    await expect(settings.change({ hideOnShift: true }, true)).rejects.toMatchObject({
      code: 'SETTINGS_WRITE',
    })
    expect(settings.now.hideOnShift).toBe(true)
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })
})

describe('unsent texts', () => {
  it('are given back once, within a quarter of an hour, and not twice', () => {
    const clock = new SimulatedClock()
    const drafts = new DraftKeep(clock)
    const sealed = new Uint8Array([1, 2])
    drafts.hold(sealed)
    sealed.fill(9)
    clock.advance(DRAFTS_MS - 1)
    expect(drafts.take()).toEqual(new Uint8Array([1, 2]))
    expect(drafts.take()).toBeNull()
    drafts.hold(new Uint8Array([3]))
    clock.advance(DRAFTS_MS)
    expect(drafts.take()).toBeNull()
    drafts.hold(new Uint8Array([3]))
    drafts.hold(new Uint8Array())
    expect(drafts.take()).toBeNull()
  })
})

describe('E-25: the clipboard', () => {
  function setup(wrap: (text: string) => string | Promise<string>) {
    const clock = new SimulatedClock()
    const held = { text: 'copied words', selections: 0 }
    const clear = (type?: 'selection') => {
      if (type) held.selections += 1
      else held.text = ''
    }
    const clipboard = { readText: () => wrap(held.text), clear, readHTML: () => '' }
    return { clock, held, guard: new ClipboardGuard({ clipboard, clock, platform: 'linux' }) }
  }
  const kinds = [(text: string) => text, async (text: string) => text]

  it.each(kinds)('is emptied after half a minute if it still holds what was copied', async wrap => {
    const { clock, held, guard } = setup(wrap)
    await guard.copied()
    clock.advance(CLIPBOARD_MS - 1)
    expect(held.text).toBe('copied words')
    clock.advance(1)
    await vi.waitFor(() => expect(held.text).toBe(''))
  })

  it.each(kinds)('is left alone when it holds something else by then, or nothing was copied', async wrap => {
    const { clock, held, guard } = setup(wrap)
    await guard.empty()
    expect(held.text).toBe('copied words')
    await guard.copied()
    held.text = 'hers'
    clock.advance(CLIPBOARD_MS)
    await guard.empty()
    expect(held.text).toBe('hers')
    guard.emptySelection()
    expect(held.selections).toBe(1)
  })
})

describe('idleness', () => {
  it('is said once after the chosen time, and again only after something happened', () => {
    const clock = new SimulatedClock()
    const onIdle = vi.fn()
    let after = 1000
    const idle = new IdleWatch({ clock, after: () => after, onIdle })
    idle.touch()
    clock.advance(900)
    idle.touch()
    clock.advance(999)
    expect(onIdle).not.toHaveBeenCalled()
    clock.advance(1)
    clock.advance(100_000)
    expect(onIdle).toHaveBeenCalledTimes(1)
    idle.touch()
    after = 300
    idle.changed()
    clock.advance(300)
    expect(onIdle).toHaveBeenCalledTimes(2)
  })
})

describe('files that the person chooses', () => {
  function setup(answer: object) {
    const onDismissed = vi.fn()
    const show = async () => answer
    const asked: SaveDialogOptions[] = []
    const showSaveDialog = async (options: SaveDialogOptions) => {
      asked.push(options)
      return answer
    }
    const dialog = { showSaveDialog, showOpenDialog: show } as unknown as Dialog
    const words = () => ({ save: 'Save', open: 'Open', fileName: 'backup', textName: 'notes' })
    return { files: createFileDialogs({ dialog, words, onDismissed }), onDismissed, asked }
  }

  it('are written whole and read again', async () => {
    const path = join(folder, 'a.rwb')
    const { files } = setup({ canceled: false, filePath: path, filePaths: [path] })
    expect(await files.save(new Uint8Array([1, 2, 3]))).toBe(true)
    expect([...readFileSync(path)]).toEqual([1, 2, 3])
    expect(readdirSync(folder)).toEqual(['a.rwb'])
    expect(await files.open()).toEqual(new Uint8Array([1, 2, 3]))
  })

  it('E-29: of plain words read the same in any program, and have a name that says little', async () => {
    const path = join(folder, 'a.txt')
    const { files, asked } = setup({ canceled: false, filePath: path })
    expect(await files.saveText('计划\n월요일')).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('\ufeff计划\n월요일')
    expect(asked).toMatchObject([
      { defaultPath: 'notes.txt', filters: [{ name: '*.txt', extensions: ['txt'] }] },
    ])
  })

  it('are none when she chose none, which counts as a press', async () => {
    const { files, onDismissed } = setup({ canceled: true, filePaths: [] })
    expect([await files.save(new Uint8Array(1)), await files.open()]).toEqual([false, null])
    expect(onDismissed).toHaveBeenCalledTimes(2)
  })

  it('are refused by code where they cannot be written or read', async () => {
    const path = join(folder, 'none', 'such')
    const { files } = setup({ canceled: false, filePath: path, filePaths: [path] })
    await expect(files.save(new Uint8Array(1))).rejects.toMatchObject({ code: 'PROFILE_WRITE' })
    await expect(files.open()).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
  })
})
