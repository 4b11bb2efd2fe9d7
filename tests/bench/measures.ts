import { _electron } from '@playwright/test'
import { launchOptions, makeAppFolder } from '../../build/runtime/launchOptions.mjs'
import { hideOnce } from '../support/app/hideOnce.ts'
import { launchApp, type RowanApp, startAnew, startApp } from '../support/app/rowanApp.ts'
import { XDisplay } from '../support/app/xDisplay.ts'

type Times = Record<string, number[]>

const PASSPHRASE = 'four plain words here'

async function repeat(runs: number, once: () => Promise<Record<string, number>>): Promise<Times> {
  const times: Times = {}
  for (let run = 0; run < runs; run++)
    for (const [name, value] of Object.entries(await once())) {
      times[name] ??= []
      times[name]?.push(value)
    }
  return times
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

/** From the start of an empty app to its loaded window. */
export function measureEmpty(app: string, runs: number): Promise<Times> {
  return repeat(runs, async () => {
    const folder = makeAppFolder('empty')
    const options = await launchOptions({ profile: folder.path, app })
    const start = performance.now()
    const launched = await _electron.launch(options)
    await (await launched.firstWindow()).waitForLoadState()
    const took = performance.now() - start
    await launched.close()
    folder.remove()
    return { 'empty window: start': took }
  })
}

/** From the start to the first page that can be used. */
export function measureStart(runs: number): Promise<Times> {
  return repeat(runs, async () => {
    let ann: RowanApp | null = null
    const took = await timed(async () => {
      ann = await startAnew('Ann')
    })
    await (ann as RowanApp | null)?.close()
    return { start: took }
  })
}

async function makeProfile(ann: RowanApp): Promise<void> {
  await ann.at('start-profile').click()
  await ann.at('profile-passphrase').fill(PASSPHRASE)
  await ann.at('profile-passphrase-again').fill(PASSPHRASE)
  await ann.at('profile-new-submit').click()
  await ann.at('profile-new').waitFor({ state: 'detached' })
}

async function lockOnce(ann: RowanApp) {
  const next = ann.app.waitForEvent('window')
  const start = performance.now()
  const asking = ann.page.evaluate(() => void Reflect.get(globalThis, 'rowan').lock({}))
  const [page] = await Promise.all([next, asking.catch(() => undefined)])
  await page.getByTestId('profile-passphrase').waitFor()
  return { page, took: performance.now() - start }
}

/** From a lock to the page that opens again. */
export function measureLock(runs: number): Promise<Times> {
  return repeat(runs, async () => {
    const ann = await startApp('Ann')
    await makeProfile(ann)
    const { took } = await lockOnce(ann)
    await ann.close()
    return { 'lock: to the screen that opens': took }
  })
}

/** From the passphrase to the open profile. */
export function measureUnlock(runs: number): Promise<Times> {
  return repeat(runs, async () => {
    const ann = await startApp('Ann')
    await makeProfile(ann)
    const { page } = await lockOnce(ann)
    await page.getByTestId('profile-passphrase').fill(PASSPHRASE)
    const took = await timed(async () => {
      await page.getByTestId('profile-open-submit').click()
      await page.getByTestId('profile-open').waitFor({ state: 'detached' })
    })
    await ann.close()
    return { unlock: took }
  })
}

/** From the third key press to each thing being gone, seen from outside. */
export async function measureHide(runs: number): Promise<Times> {
  const display = await XDisplay.open()
  try {
    return await repeat(runs, async () => {
      const { windows, keys, pages, process } = (await hideOnce(display, await launchApp('Ann'))).times
      return { 'hide: windows': windows, 'hide: keys': keys, 'hide: pages': pages, 'hide: process': process }
    })
  } finally {
    display.close()
  }
}
