import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { runnerUser } from '../../build/setup/runnerUser.mjs'
import { isAlive, processTree } from '../support/app/appProcesses.ts'
import { takeKeyboard, watchHiding } from '../support/app/hidden.ts'
import { PackedApp, readablePackage } from '../support/app/packedApp.ts'
import { type RowanApp, startAnew } from '../support/app/rowanApp.ts'
import { until } from '../support/app/until.ts'
import { XDisplay } from '../support/app/xDisplay.ts'

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

/** What the first page looks like, in English and after it was turned to Korean, and the keys that did it. */
type Sample = { readonly first: Buffer; readonly keys: readonly string[]; readonly korean: Buffer }

const inRadio = ({ page }: RowanApp) =>
  page.evaluate(() => document.activeElement?.closest('[data-testid="first-languages"]') !== null)

const languageOf = ({ page }: RowanApp) => page.evaluate(() => document.documentElement.lang)

async function pictureOf(pid: number): Promise<Buffer> {
  const [window = 0] = await display.windowsOf(pid)
  const picture = await display.pictureOf(window)
  if (!picture) throw new Error('there is no window to look at')
  return picture
}

/** A picture that is the same twice, some frames apart: nothing is being drawn any more. */
async function calmPicture(pid: number): Promise<Buffer> {
  let last = await pictureOf(pid)
  await expect
    .poll(
      async () => {
        const before = last
        last = await pictureOf(pid)
        return last.equals(before)
      },
      { intervals: [300] },
    )
    .toBe(true)
  return last
}

/** Presses keys one by one until something is so, and says which they were. */
async function pressUntil(key: string, isSo: () => Promise<boolean>): Promise<string[]> {
  const keys: string[] = []
  while (!(await isSo())) {
    if (keys.length > 20) throw new Error(`${key} leads nowhere`)
    display.press(key)
    await display.settled()
    keys.push(key)
  }
  return keys
}

/** The same app before it was packed, which can be asked what it shows. */
async function sampleOf(ann: RowanApp): Promise<Sample> {
  const pid = ann.app.process().pid ?? 0
  await takeKeyboard(display, ann)
  const first = await calmPicture(pid)
  const steps = await pressUntil('Tab', () => inRadio(ann))
  const downs = await pressUntil('ArrowDown', async () => (await languageOf(ann)) === 'ko')
  return { first, keys: [...steps, ...downs], korean: await calmPicture(pid) }
}

async function showsWhat(app: PackedApp, wanted: Buffer): Promise<void> {
  await expect.poll(async () => (await pictureOf(app.pid)).equals(wanted), { intervals: [200] }).toBe(true)
}

/** What the system says of a process: who runs it, and whether it may still call the kernel as it likes. */
function factsOf(pid: number) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1])
  return { user: read('Uid'), filter: read('Seccomp'), noMoreRights: read('NoNewPrivs') }
}

const CORE = '--utility-sub-type=node.mojom.NodeService'

test('the packed app opens on its first page, turns to Korean, has its sandbox on, and hides', async () => {
  const ann = await startAnew('Ann')
  const sample = await sampleOf(ann).finally(() => ann.close())
  expect(sample.korean.equals(sample.first)).toBe(false)
  const app = new PackedApp(packed.executable, 'en')
  try {
    const window = await app.takeKeyboard(display)
    expect(await display.wordsOf(window)).toContain('Rowan')
    await showsWhat(app, sample.first)
    for (const key of sample.keys) display.press(key)
    await showsWhat(app, sample.korean)

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
    expect(readdirSync('/tmp').filter(name => name.startsWith(`rowan-session-${app.pid}-`))).toEqual([])
    expect(readdirSync(app.profile.path)).toEqual([])
    const left = readdirSync(app.home, { recursive: true, encoding: 'utf8' })
    expect(left.filter(name => /rowan/i.test(name))).toEqual([])
  } finally {
    await app.close()
  }
})
