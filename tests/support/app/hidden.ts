import { chmodSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive, processTree } from './appProcesses.ts'
import type { RowanApp } from './rowanApp.ts'
import { corePid } from './shellProbe.ts'
import { until } from './until.ts'
import type { XDisplay } from './xDisplay.ts'

/** When something was gone, in ms since the key event that completed the presses. */
export type HideTimes = {
  readonly windows: number
  readonly keys: number
  readonly pages: number
  readonly process: number
}

/** Gives the app's window the keyboard and waits until it is on the display. */
export async function takeKeyboard(display: XDisplay, app: RowanApp): Promise<void> {
  const pid = app.app.process().pid ?? 0
  await until(async () => (await display.windowsOf(pid)).length === 1)
  for (const window of await display.windowsOf(pid)) display.focus(window)
  await display.settled()
}

/** What there is of an app before it hides. */
export async function livingParts(app: RowanApp) {
  const main = app.app.process().pid ?? 0
  const all = processTree(main)
  const pages = all.filter(({ command }) => command.includes('--type=renderer')).map(({ pid }) => pid)
  return { main, core: await corePid(app), pages, all: all.map(({ pid }) => pid) }
}

/** Watches windows and processes from outside while `act` makes the app hide. */
export async function watchHiding(
  display: XDisplay,
  { main, core, pages }: { main: number; core: number; pages: readonly number[] },
  act: () => void,
): Promise<HideTimes> {
  const start = performance.now()
  act()
  const [windows, keys, gonePages, process] = await Promise.all([
    until(async () => (await display.windowsOf(main)).length === 0),
    until(() => !isAlive(core)),
    until(() => !pages.some(isAlive)),
    until(() => !isAlive(main)),
  ])
  return { windows: windows - start, keys: keys - start, pages: gonePages - start, process: process - start }
}

/** Lets main write down, from the key event on, when its windows are hidden and destroyed; gives the way to read it afterwards. */
export async function timeInside(app: RowanApp): Promise<() => Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'rowan-inside-'))
  chmodSync(folder, 0o777)
  const file = join(folder, 'times')
  await app.app.evaluate(({ BrowserWindow }, file) => {
    const load = process.mainModule?.require
    if (!load) throw new Error('main has no modules')
    const { appendFileSync }: typeof import('node:fs') = load.call(process.mainModule, 'node:fs')
    const note = (name: string) =>
      appendFileSync(file, `${name} ${performance.timeOrigin + performance.now()}\n`)
    for (const window of BrowserWindow.getAllWindows()) {
      window.webContents.prependListener('before-input-event', (_event, { type, code }) => {
        if (type === 'keyDown' || type === 'rawKeyDown') note(code)
      })
      window.once('hide', () => note('hidden'))
      window.once('closed', () => note('destroyed'))
    }
  }, file)
  return () => {
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    const times = Object.fromEntries(
      lines.map(line => line.split(' ')).map(([name, at]) => [name, Number(at)]),
    )
    const key = times.Escape ?? 0
    return {
      hidden: (times.hidden ?? Number.NaN) - key,
      destroyed: (times.destroyed ?? Number.NaN) - key,
    }
  }
}

/** The value that 95 of 100 stay under. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(0.95 * sorted.length) - 1)] ?? Number.NaN
}
