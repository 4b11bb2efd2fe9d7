import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../../build/setup/projectRoot.mjs'

/** One file for each rule, and the rule that it breaks. */
const faults: Record<string, { text: string; rule: string }> = {
  'shared/bytes/a.ts': {
    text: "import type { S } from '../session/s.ts'\nexport type A = S",
    rule: 'shared-bytes-left-only',
  },
  'shared/room/a.ts': {
    text: "import { d } from '../documents/d.ts'\nexport const a = d",
    rule: 'shared-room-left-only',
  },
  'shared/ports/a.ts': {
    text: "import { r } from '../room/r.ts'\nexport const a = r",
    rule: 'shared-ports-types-only',
  },
  'shared/room/b.ts': {
    text: "import 'libsodium-wrappers-sumo'",
    rule: 'door-of-libsodium-(wrappers-)?sumo',
  },
  'shared/room/c.ts': { text: "import 'node:fs'", rule: 'no-node-in-shared-or-renderer' },
  'shared/room/d.ts': { text: "import '../../renderer/net/n.ts'", rule: 'shared-imports-nothing-else' },
  'electron/main/a.ts': { text: "import '../../renderer/net/n.ts'", rule: 'electron-imports-shared-only' },
  'electron/main/b.ts': { text: "import 'ws'", rule: 'door-of-ws' },
  'electron/core/a.ts': { text: "import 'electron'", rule: 'core-takes-only-types-of-electron' },
  'electron/signaling/a.ts': {
    text: "import type { App } from 'electron'\nexport type A = App",
    rule: 'no-electron-in-signaling',
  },
  'renderer/screen/a.ts': { text: "import '../../electron/main/a.ts'", rule: 'renderer-imports-shared-only' },
  'renderer/screen/b.ts': { text: "import 'y-webrtc'", rule: 'door-of-y-webrtc|simple-peer' },
  'renderer/screen/c.ts': { text: "import '../net/n.ts'", rule: 'screen-has-no-network' },
  'renderer/screen/d.ts': { text: "import 'electron'", rule: 'electron-only-in-main-and-preload' },
  'renderer/screen/e.ts': { text: "import '@roamhq/wrtc'", rule: 'door-of-@roamhq/wrtc' },
  'renderer/screen/f.ts': { text: "import './nowhere.ts'", rule: 'nothing-unresolved' },
  'renderer/screen/g.ts': { text: "import 'fast-check'", rule: 'no-dev-packages-in-the-app' },
  'renderer/screen/h.ts': { text: "import 'scheduler'", rule: 'only-declared-packages' },
  'renderer/net/a.ts': { text: "import { b } from './b.ts'\nexport const a = b", rule: 'no-cycles' },
}

/** These break nothing. */
const sound: Record<string, string> = {
  'shared/session/s.ts': "import { r } from '../room/r.ts'\nexport type S = typeof r\nexport const s = r",
  'shared/room/r.ts': 'export const r = 1\nexport type R = number',
  'shared/documents/d.ts': 'export const d = 1',
  'shared/ports/b.ts': "import type { R } from '../room/r.ts'\nexport type B = R",
  'shared/crypto/a.ts': "import 'libsodium-wrappers-sumo'",
  'renderer/net/n.ts': "import 'y-webrtc'",
  'renderer/net/b.ts': "import { a } from './a.ts'\nexport const b: unknown = a",
  'electron/core/b.ts': "import type { App } from 'electron'\nexport type B = App",
  'electron/main/c.ts': "import 'electron'",
  'electron/signaling/b.ts': "import 'ws'",
  'tests/a.test.ts': "import 'ws'\nimport 'y-webrtc'\nimport '@roamhq/wrtc'\nimport '../renderer/net/n.ts'",
}

interface Report {
  summary: { violations: { from: string; rule: { name: string } }[] }
}

let root = ''
let violations: Report['summary']['violations'] = []

function writeProject(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), `${text}\n`)
  }
}

beforeAll(() => {
  mkdirSync(join(projectRoot, '.setup'), { recursive: true })
  root = mkdtempSync(join(projectRoot, '.setup', 'rules-'))
  writeProject({
    ...sound,
    'build/a.ts': 'export {}',
    'build/tsconfig.json': '{ "files": ["a.ts"] }',
    'package.json': readFileSync(join(projectRoot, 'package.json'), 'utf8'),
  })
  writeProject(Object.fromEntries(Object.entries(faults).map(([file, { text }]) => [file, text])))
  const cli = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = join(projectRoot, 'build/dependencyRules.cjs')
  const args = [cli, '--config', config, '--output-type', 'json', 'shared', 'electron', 'renderer', 'tests']
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (stdout === '') throw new Error(stderr)
  violations = (JSON.parse(stdout) as Report).summary.violations
}, 60_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('dependency rules', () => {
  it.each(Object.entries(faults))('refuse %s', (file, { rule }) => {
    const broken = violations
      .filter(violation => violation.from === file)
      .map(violation => violation.rule.name)
    expect(broken).toContain(rule)
  })
  it.each(Object.keys(sound).filter(file => file !== 'renderer/net/b.ts'))('allow %s', file => {
    expect(violations.filter(violation => violation.from === file)).toEqual([])
  })
})
