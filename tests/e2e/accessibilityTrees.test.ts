import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { projectRoot } from '../../build/setup/projectRoot.mjs'
import { scenes } from '../screens/scenes.ts'
import type { OpenStage } from '../screens/support/openStage.ts'
import { screenTree } from '../screens/support/screenTree.ts'
import { openStages, shareOut } from '../screens/support/shareOut.ts'

/** `ROWAN_WRITE=1 npm test -- e2e/accessibilityTrees` writes the trees anew; they are read and judged before they are kept. */
const writes = process.env.ROWAN_WRITE === '1'
const folder = join(projectRoot, 'tests', 'screens', 'trees')
const fileOf = (scene: string, language: string) => join(folder, `${scene}.${language}.txt`)

let stages: OpenStage[] = []

test.beforeAll(async () => {
  stages = await openStages()
  for (const stage of stages) await stage.look({ colours: 'light', width: 1280, height: 800 })
})

test.afterAll(async () => {
  for (const stage of stages) await stage.close()
})

/** The lines in which two trees differ. */
function differences(expected: string, found: string): string[] {
  const [before, after] = [expected.split('\n'), found.split('\n')]
  return [
    ...before.filter(line => !after.includes(line)).map(line => `- ${line}`),
    ...after.filter(line => !before.includes(line)).map(line => `+ ${line}`),
  ]
}

/** Compares what is shown with the tree that was reviewed, or writes it; gives what differs. */
async function compare({ page }: OpenStage, scene: string, language: string): Promise<string[]> {
  const tree = await screenTree(page)
  const path = fileOf(scene, language)
  if (writes) writeFileSync(path, tree)
  const reviewed = existsSync(path) ? readFileSync(path, 'utf8') : ''
  return tree === reviewed ? [] : [`${scene} ${language}:`, ...differences(reviewed, tree)]
}

test('P0-10: what a screen reader meets is what stands in the trees, and every screen changes its language at once, there and back', async () => {
  mkdirSync(folder, { recursive: true })
  const changed = await shareOut(stages, scenes, async (stage, { name }) => {
    await stage.show(name, 'en')
    const first = await compare(stage, name, 'en')
    await stage.speak('ko')
    const inKorean = await compare(stage, name, 'ko')
    await stage.speak('en')
    return [...first, ...inKorean, ...(await compare(stage, name, 'en'))]
  })
  expect(changed).toEqual([])
})

test('there is no tree of a screen that does not exist', () => {
  const known = scenes.flatMap(({ name }) => ['en', 'ko'].map(language => `${name}.${language}.txt`))
  const left = readdirSync(folder).filter(name => !known.includes(name))
  if (writes) for (const name of left) rmSync(join(folder, name))
  else expect(left).toEqual([])
})

test('every screen has one main part, one first heading, and headings that skip no step', async () => {
  const wrong: string[] = []
  for (const { name } of scenes) {
    const tree = readFileSync(fileOf(name, 'en'), 'utf8')
    const levels = [...tree.matchAll(/heading .*\[level=(\d)\]/g)].map(([, level]) => Number(level))
    const mains = tree.match(/^ *- main/gm)?.length ?? 0
    if (mains !== 1) wrong.push(`${name}: ${mains} main parts`)
    if (levels.filter(level => level === 1).length !== 1) wrong.push(`${name}: not one first heading`)
    if (levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)) wrong.push(`${name}: ${levels}`)
    for (const [line] of tree.matchAll(
      /^ *- (button|textbox|radio|switch|checkbox|link|combobox)( \[.*)?:?$/gm,
    ))
      wrong.push(`${name}: without a name: ${line.trim()}`)
  }
  expect(wrong).toEqual([])
})
