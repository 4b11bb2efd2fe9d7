import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { builderConfig } from '../../build/package/builderConfig.mjs'
import { type PreparedApp, prepareApp } from '../../electron/main/prepareApp.ts'
import { profileFolder, refusedArguments } from '../../electron/main/startArguments.ts'
import { type ErrorCode, ProtocolError } from '../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { parseInvitationText } from '../../shared/room/invitation/invitationText.ts'
import { cpuTime } from '../support/cpuTime.ts'
import { DEEP_LINKS } from '../support/hostile/deepLinks.ts'

/** Where it is not a code without a server that comes of a pasted link. */
const PASTED: Readonly<Record<string, readonly string[] | ErrorCode>> = {
  'of a megabyte': 'INVITE_FORMAT',
  'a megabyte before the code': 'INVITE_FORMAT',
  'with a server in its query': 'SERVER_ADDRESS',
  'of the pages themselves': 'INVITE_FORMAT',
  'of a file': 'INVITE_FORMAT',
  'with percent signs': 'INVITE_FORMAT',
}

const links = Object.entries(DEEP_LINKS)

let temporary = ''
beforeAll(() => cryptoReady())
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'rowan-links-'))
})
afterEach(() => rmSync(temporary, { recursive: true }))

/** An app that is packaged, and what was asked of it. */
function packagedApp() {
  const asked: string[] = []
  const note = (name: string) => () => void asked.push(name)
  const app = {
    isPackaged: true,
    getPath: () => join(temporary, 'own'),
    setPath: note('setPath'),
    requestSingleInstanceLock: note('requestSingleInstanceLock'),
    enableSandbox: note('enableSandbox'),
    commandLine: { appendSwitch: note('appendSwitch') },
    on: note('on'),
  } as unknown as PreparedApp
  return { app, asked }
}

describe('E-28: 38: a link on the command line of a packaged app', () => {
  it.each(links)('%s is refused before anything is asked of the system', (_, link) => {
    for (const argv of [
      ['rowan', link],
      ['rowan', '--lang=ko', link],
      ['rowan', `--profile=${temporary}`, '--', link],
    ]) {
      const { app, asked } = packagedApp()
      expect(prepareApp(app, argv, temporary)).toEqual({ kind: 'refused' })
      expect([asked, readdirSync(temporary)]).toEqual([[], []])
    }
  })

  it('stays one argument, whatever quotes it has: it names no profile and no switch', () => {
    for (const [, link] of links) {
      expect(profileFolder(['rowan', link])).toBeUndefined()
      expect(refusedArguments(['rowan', link])).toEqual([link])
    }
  })

  it('a hundred a second are refused in less than a tenth of it', () => {
    const argv = Array.from({ length: 100 }, (_, at) => ['rowan', links[at % links.length]?.[1] ?? ''])
    const spent = cpuTime()
    for (const each of argv) expect(prepareApp(packagedApp().app, each, temporary).kind).toBe('refused')
    expect(spent()).toBeLessThan(100)
  })
})

describe('E-28: 38: the system knows no link of Rowan', () => {
  it('no package registers a scheme or a kind of file', () => {
    const folder = 'none'
    const paths = { app: folder, out: folder, papers: folder, icon: folder }
    const config = JSON.stringify(builderConfig({ ...paths, electron: '0.0.0', fuses: {} }))
    expect(config).toContain('"desktop"')
    expect(config).not.toMatch(/"protocols"|"fileAssociations"|"mimeTypes"|MimeType|x-scheme-handler/)
  })
})

/** What comes of a pasted text: the servers it names, or why it is refused. */
function pasted(text: string): readonly string[] | ErrorCode {
  try {
    return parseInvitationText(text).servers
  } catch (error) {
    if (error instanceof ProtocolError) return error.code
    throw error
  }
}

describe('38: a link that a person pastes herself', () => {
  it.each(links)('%s gives its code or a reason, and no server but one that is written out', (name, link) => {
    const spent = cpuTime()
    const found = pasted(link)
    expect(spent()).toBeLessThan(100)
    expect(found).toEqual(PASTED[name] ?? [])
  })
})
