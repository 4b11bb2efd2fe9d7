import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { runnerUser } from '../../build/setup/runnerUser.mjs'
import { isAlive, processTree } from '../support/app/appProcesses.ts'
import { copyOf, fullFolder } from '../support/app/fullFolder.ts'
import { takeKeyboard, watchHiding } from '../support/app/hidden.ts'
import { PackedApp, readablePackage } from '../support/app/packedApp.ts'
import { calmPicture, looksLike, pressUntil, type Step, takeSteps } from '../support/app/pictures.ts'
import { launchApp, type RowanApp, startAnew } from '../support/app/rowanApp.ts'
import { until } from '../support/app/until.ts'
import { XDisplay } from '../support/app/xDisplay.ts'
import { DISK_PASSPHRASE } from '../support/session/diskSession.ts'

let display: XDisplay
let packed: ReturnType<typeof readablePackage>
test.beforeAll(async () => {
  packed = readablePackage()
  display = await XDisplay.open()
})
test.afterAll(() => {
  display.close()
  packed.remove()
})

/** What is seen at first, and after each key that was pressed then. */
type Sample = { readonly first: Buffer; readonly steps: readonly Step[] }

/** Which element has the keyboard, and whether it is in the one with this test id. */
const focusIn = ({ page }: RowanApp, testId: string) =>
  page.evaluate(id => {
    const focused = document.activeElement
    const at = [...document.querySelectorAll('*')].indexOf(focused ?? document.body)
    return { at, isThere: focused?.closest(`[data-testid="${id}"]`) !== null }
  }, testId)

const languageOf = ({ page }: RowanApp) =>
  page.evaluate(() => ({
    at: document.documentElement.lang,
    isThere: document.documentElement.lang === 'ko',
  }))

/** The first page of the app before it was packed, which can be asked what it shows, turned to Korean. */
async function turnedToKorean(ann: RowanApp): Promise<Sample> {
  const pid = ann.app.process().pid ?? 0
  await takeKeyboard(display, ann)
  const first = await calmPicture(display, pid)
  const tabs = await pressUntil(display, pid, 'Tab', () => focusIn(ann, 'first-languages'))
  const downs = await pressUntil(display, pid, 'ArrowDown', () => languageOf(ann))
  return { first, steps: [...tabs, ...downs] }
}

/** What the system says of a process: who runs it, and whether it may still call the kernel as it likes. */
function factsOf(pid: number) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1])
  return { user: read('Uid'), filter: read('Seccomp'), noMoreRights: read('NoNewPrivs') }
}

function typePassphrase(): void {
  for (const key of [...DISK_PASSPHRASE, 'Enter']) display.press(key)
}

/** A kept profile in the app before it was packed, opened with its passphrase. */
async function openedProfile(ann: RowanApp): Promise<Sample & { readonly opened: Buffer }> {
  const pid = ann.app.process().pid ?? 0
  await ann.at('profile-passphrase').waitFor()
  await takeKeyboard(display, ann)
  const first = await calmPicture(display, pid)
  const steps = await pressUntil(display, pid, 'Tab', () => focusIn(ann, 'profile-passphrase'))
  typePassphrase()
  await ann.at('kept-room').waitFor()
  return { first, steps, opened: await calmPicture(display, pid) }
}

/** What the libraries of the system keep for themselves in a home, of fonts and settings; nothing in it is about an app. */
const BY_THE_SYSTEM = /^\.cache(\/(dconf|fontconfig|mesa_shader_cache)(\/.*)?)?$/

const CORE = '--utility-sub-type=node.mojom.NodeService'

test('the packed app opens on its first page, turns to Korean, has its sandbox on, and hides', async () => {
  const ann = await startAnew('Ann')
  const sample = await turnedToKorean(ann).finally(() => ann.close())
  expect(sample.steps.at(-1)?.picture.equals(sample.first)).toBe(false)
  const app = new PackedApp(packed.executable, 'en')
  try {
    const window = await app.takeKeyboard(display)
    expect(await display.wordsOf(window)).toContain('Rowan')
    await looksLike(display, app.pid, sample.first)
    await takeSteps(display, app.pid, sample.steps)

    expect(app.sessionFolders()).toHaveLength(1)
    const pages = app.parts('--type=renderer')
    const all = processTree(app.pid).map(({ pid }) => pid)
    const [core = 0] = app.parts(CORE)
    expect(pages.length).toBeGreaterThan(0)
    expect(core).toBeGreaterThan(0)
    expect(app.parts('--no-sandbox')).toEqual([])
    for (const page of pages) expect(factsOf(page)).toMatchObject({ filter: 2, noMoreRights: 1 })
    const user = runnerUser()
    if (user) for (const pid of all) expect(factsOf(pid).user).toBe(user.uid)

    display.press('Escape')
    display.press('Escape')
    await display.settled()
    const times = await watchHiding(display, { main: app.pid, core, pages }, () => display.press('Escape'))
    expect(times.windows).toBeLessThan(1000)
    await until(() => !all.some(isAlive))
    expect(app.sessionFolders()).toEqual([])
    expect(readdirSync(app.profile.path)).toEqual([])
    const left = readdirSync(app.home, { recursive: true, encoding: 'utf8' })
    expect(left.filter(name => !BY_THE_SYSTEM.test(name))).toEqual([])
  } finally {
    await app.close()
  }
})

test('the packed app opens a kept profile: its process with the keys loads the store from beside the archive', async () => {
  const folder = await fullFolder(1)
  const ann = await launchApp('Ann', 'en', copyOf(folder))
  const sample = await openedProfile(ann).finally(() => ann.close())
  const app = new PackedApp(packed.executable, 'en', folder)
  try {
    await app.takeKeyboard(display)
    await looksLike(display, app.pid, sample.first)
    await takeSteps(display, app.pid, sample.steps)
    typePassphrase()
    await looksLike(display, app.pid, sample.opened)
    const [core = 0] = app.parts(CORE)
    const loaded = readFileSync(`/proc/${core}/maps`, 'utf8')
    expect(loaded).toMatch(/resources\/app\.asar\.unpacked\/node_modules\/classic-level\/.*\.node/)
  } finally {
    await app.close()
  }
})
