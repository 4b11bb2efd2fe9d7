import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { wordsIn } from '../session/traces.ts'
import type { RowanApp } from './rowanApp.ts'

/** Where an app, its runtime or the system it runs on might write, for as long as the app lives; asked before it ends. */
export async function writtenPlaces(person: RowanApp): Promise<string[]> {
  const own = await person.app.evaluate(({ app }) =>
    (['userData', 'sessionData', 'crashDumps', 'temp', 'home'] as const).map(name => app.getPath(name)),
  )
  return [...new Set([...own, dirname(own[1] ?? tmpdir()), person.folder])]
}

/** Where the test runner keeps the tests themselves, with all their words. */
const RUNNERS_OWN = /^playwright/

function filesUnder(folder: string, since: number): string[] {
  const entries = (() => {
    try {
      return readdirSync(folder, { withFileTypes: true })
    } catch {
      // gone with the app, or not ours to read
      return []
    }
  })()
  return entries.flatMap(entry => {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) return RUNNERS_OWN.test(entry.name) ? [] : filesUnder(path, since)
    return entry.isFile() && changedSince(path, since) ? [path] : []
  })
}

function changedSince(path: string, since: number): boolean {
  try {
    return lstatSync(path).mtimeMs >= since
  } catch {
    // gone between the listing and the look
    return false
  }
}

function contentOf(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch {
    return new Uint8Array()
  }
}

/** Which of these words stand in a file that was written since a moment, in whatever form, and how many files were looked at. */
export function tracesOnDisk(
  places: readonly string[],
  words: readonly string[],
  since: number,
): { readonly found: string[]; readonly files: number } {
  const files = [...new Set(places.flatMap(place => filesUnder(place, since)))]
  return { found: wordsIn(files.map(contentOf), words), files: files.length }
}
