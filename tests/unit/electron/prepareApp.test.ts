import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applicationMenu } from '../../../electron/main/applicationMenu.ts'
import { makeSessionFolder } from '../../../electron/main/files/sessionFolder.ts'
import { type PreparedApp, prepareApp } from '../../../electron/main/prepareApp.ts'

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
    getPath: () => join(temporary, '..', 'none-such'),
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

const own = () => ['rowan', `--profile=${join(temporary, 'p')}`]
const sessions = () =>
  readdirSync(temporary)
    .filter(name => name.startsWith('rowan-session-'))
    .map(name => join(temporary, name))

describe('prepareApp', () => {
  it('E-01, E-06, E-21, E-22: turns the sandbox on for all, after it has asked for the one place on its profile', () => {
    const { app, done, listeners } = fakeApp()
    const profile = join(temporary, 'p')
    const start = prepareApp(app, ['rowan', `--profile=${profile}`], temporary)
    expect(start).toMatchObject({ kind: 'run', profile, canWrite: true })
    const [folder = ''] = sessions()
    expect(done).toEqual([
      `userData ${profile}`,
      'lock',
      `sessionData ${folder}`,
      `crashDumps ${join(folder, 'crashes')}`,
      'sandbox',
    ])
    expect([...listeners.keys()].sort()).toEqual(['quit', 'session-created', 'web-contents-created'])
  })

  it('E-20: tells Chromium to fetch and report nothing by itself', () => {
    const { app, switches } = fakeApp()
    prepareApp(app, own(), temporary)
    expect(switches).toEqual([
      'disable-background-networking',
      'disable-component-update',
      'disable-domain-reliability',
      'disable-breakpad',
      'no-pings',
    ])
  })

  it('leaves no session folder behind', () => {
    const { app, listeners } = fakeApp()
    prepareApp(app, own(), temporary)
    writeFileSync(join(sessions()[0] ?? '', 'cache'), 'x')
    listeners.get('quit')?.()
    expect(sessions()).toEqual([])
  })

  it('does not run a second time on one profile, and writes nothing there', () => {
    const { app, done } = fakeApp({ isFirst: false })
    expect(prepareApp(app, own(), temporary)).toEqual({ kind: 'second', profile: join(temporary, 'p') })
    expect(done).toContain(`sessionData ${sessions()[0]}`)
    expect(readdirSync(join(temporary, 'p'))).toEqual([])
  })

  it('goes on in a folder of its own where nothing can be written, and fights nobody over it', () => {
    const { app, done } = fakeApp({ isFirst: false })
    writeFileSync(join(temporary, 'p'), 'a file where the folder should be')
    expect(prepareApp(app, own(), temporary)).toMatchObject({ kind: 'run', canWrite: false })
    expect(done).toContain(`userData ${sessions()[0]}`)
    expect(done).not.toContain('lock')
  })

  it('E-12: refuses a command line that debugs it once it is packaged, and only then', () => {
    const argv = ['rowan', '--remote-debugging-port=0']
    const packaged = fakeApp({ isPackaged: true })
    expect(prepareApp(packaged.app, argv, temporary)).toEqual({ kind: 'refused' })
    expect(packaged.done).toEqual([])
    expect(prepareApp(fakeApp().app, [...own(), ...argv.slice(1)], temporary)).toMatchObject({ kind: 'run' })
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
  it('E-32: is none where shortcuts work without one', () => {
    expect([applicationMenu('linux'), applicationMenu('win32')]).toEqual([null, null])
  })

  it('E-32: has on macOS only what shortcuts need', () => {
    const text = JSON.stringify(applicationMenu('darwin'))
    expect(text).toContain('"copy"')
    expect(text).not.toMatch(/reload|devtools|print|services|zoom|lookup/i)
  })
})
