import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applicationMenu } from '../../../electron/main/applicationMenu.ts'
import { type PreparedApp, prepareApp } from '../../../electron/main/prepareApp.ts'
import { makeSessionFolder } from '../../../electron/main/sessionFolder.ts'

let temporary = ''
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'rowan-prepare-'))
})
afterEach(() => rmSync(temporary, { recursive: true }))

function fakeApp({ isPackaged = false, isFirst = true } = {}) {
  const done: string[] = []
  const listeners = new Map<string, () => void>()
  const switches: string[] = []
  const app = {
    isPackaged,
    setPath: (name: string, path: string) => void done.push(`${name} ${path}`),
    requestSingleInstanceLock: () => {
      done.push('lock')
      return isFirst
    },
    enableSandbox: () => void done.push('sandbox'),
    commandLine: { appendSwitch: (name: string) => void switches.push(name) },
    on: (name: string, listener: () => void) => void listeners.set(name, listener),
  } as unknown as PreparedApp
  return { app, done, listeners, switches }
}

describe('prepareApp', () => {
  it('turns the sandbox on for all, after it has asked for the one place on its profile', () => {
    const { app, done, listeners } = fakeApp()
    expect(prepareApp(app, ['rowan', '--profile=/p'], temporary)).toBe(true)
    const [folder = ''] = readdirSync(temporary).map(name => join(temporary, name))
    expect(done).toEqual([
      'userData /p',
      'lock',
      `sessionData ${folder}`,
      `crashDumps ${join(folder, 'crashes')}`,
      'sandbox',
    ])
    expect([...listeners.keys()].sort()).toEqual(['quit', 'web-contents-created'])
  })

  it('leaves no session folder behind', () => {
    const { app, listeners } = fakeApp()
    prepareApp(app, ['rowan'], temporary)
    writeFileSync(join(temporary, readdirSync(temporary)[0] ?? '', 'cache'), 'x')
    listeners.get('quit')?.()
    expect(readdirSync(temporary)).toEqual([])
  })

  it('does not run a second time on one profile, and makes nothing then', () => {
    const { app } = fakeApp({ isFirst: false })
    expect(prepareApp(app, ['rowan'], temporary)).toBe(false)
    expect(readdirSync(temporary)).toEqual([])
  })

  it('refuses a command line that debugs it once it is packaged, and only then', () => {
    const argv = ['rowan', '--remote-debugging-port=0']
    const packaged = fakeApp({ isPackaged: true })
    expect(prepareApp(packaged.app, argv, temporary)).toBe(false)
    expect(packaged.done).toEqual([])
    expect(prepareApp(fakeApp().app, argv, temporary)).toBe(true)
  })
})

describe('makeSessionFolder', () => {
  it('removes what a session left that was killed, and nothing else', () => {
    const dead = join(temporary, 'rowan-session-999999999-abc')
    const others = [`rowan-session-${process.pid}-abc`, 'rowan-session-x', 'rowan-session-1-abc', 'another']
    for (const name of others) mkdirSync(join(temporary, name))
    mkdirSync(dead)
    writeFileSync(join(dead, 'left'), 'x')
    const folder = makeSessionFolder(temporary)
    expect(existsSync(dead)).toBe(false)
    expect(others.filter(name => !existsSync(join(temporary, name)))).toEqual([])
    folder.remove()
    expect(existsSync(folder.path)).toBe(false)
  })
})

describe('applicationMenu', () => {
  it('is none where shortcuts work without one', () => {
    expect([applicationMenu('linux'), applicationMenu('win32')]).toEqual([null, null])
  })

  it('has on macOS only what shortcuts need', () => {
    const text = JSON.stringify(applicationMenu('darwin'))
    expect(text).toContain('"copy"')
    expect(text).not.toMatch(/reload|devtools|print|services|zoom|lookup/i)
  })
})
