import { expect } from '@playwright/test'
import type { XDisplay } from './xDisplay.ts'

/** What the one window of a process looks like at this moment. */
export async function pictureOf(display: XDisplay, pid: number): Promise<Buffer> {
  const [window = 0] = await display.windowsOf(pid)
  const picture = await display.pictureOf(window)
  if (!picture) throw new Error('there is no window to look at')
  return picture
}

/** A picture that is the same twice, some frames apart: nothing is being drawn any more. */
export async function calmPicture(display: XDisplay, pid: number): Promise<Buffer> {
  let last = await pictureOf(display, pid)
  await expect
    .poll(
      async () => {
        const before = last
        last = await pictureOf(display, pid)
        return last.equals(before)
      },
      { intervals: [300] },
    )
    .toBe(true)
  return last
}

/** Where something stands, and whether that is where it should be. */
export type Whereabouts = { readonly at: number | string; readonly isThere: boolean }

/** A key, and what the window looked like when everything that it does was done. */
export type Step = { readonly key: string; readonly picture: Buffer }

/** Presses a key again and again, each time waiting for what it does, until something is where it should be; gives each step. */
export async function pressUntil(
  display: XDisplay,
  pid: number,
  key: string,
  look: () => Promise<Whereabouts>,
): Promise<Step[]> {
  const steps: Step[] = []
  for (let seen = await look(); !seen.isThere; seen = await look()) {
    if (steps.length > 60) throw new Error(`${key} leads nowhere`)
    const before = seen.at
    display.press(key)
    await expect.poll(async () => (await look()).at).not.toBe(before)
    steps.push({ key, picture: await calmPicture(display, pid) })
  }
  return steps
}

/** Waits until the window of a process looks exactly like this. */
export async function looksLike(display: XDisplay, pid: number, wanted: Buffer): Promise<void> {
  await expect
    .poll(async () => (await pictureOf(display, pid)).equals(wanted), { intervals: [200] })
    .toBe(true)
}

/** Takes steps again in the window of another process, and waits after each until it looks exactly as it did. */
export async function takeSteps(display: XDisplay, pid: number, steps: readonly Step[]): Promise<void> {
  for (const { key, picture } of steps) {
    display.press(key)
    await looksLike(display, pid, picture)
  }
}
