import { createRequire } from 'node:module'
import { expect, test } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { LANGUAGES, type Language } from '../../shared/i18n/languages.ts'
import { scenes } from '../screens/scenes.ts'
import type { OpenStage } from '../screens/support/openStage.ts'
import { openStages, shareOut } from '../screens/support/shareOut.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

let stages: OpenStage[] = []

test.beforeAll(async () => {
  stages = await openStages()
  for (const { page } of stages) await page.addScriptTag({ path: AXE })
})

test.afterAll(async () => {
  for (const stage of stages) await stage.close()
})

declare global {
  interface Window {
    axe: { run(options: RunOptions): Promise<AxeResults> }
  }
}

async function violations({ page }: OpenStage, options: RunOptions): Promise<string[]> {
  const found = await page.evaluate(
    async chosen => (await window.axe.run({ ...chosen, resultTypes: ['violations'] })).violations,
    options,
  )
  return found.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${impact}) at ${html}: ${failureSummary ?? ''}`),
  )
}

/** Other colours change no name, role or order: what axe finds of those it has found in the first ones. */
const COLOURS_ONLY: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] }

/** What is pressed and how large it is, in CSS pixels; a box behind a label counts with its label. */
const targets = ({ page }: OpenStage) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select, [role="radio"]')]
      .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]'))
      .map(element => {
        const shown = element instanceof HTMLInputElement ? (element.closest('label') ?? element) : element
        const { width, height } = shown.getBoundingClientRect()
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''
        return { name, hides: element.dataset.testid === 'hide-now', width, height }
      }),
  )

/** Whatever is pressed is 24 pixels large; "Hide now" is 44, and it is there. */
async function tooSmall(stage: OpenStage): Promise<string[]> {
  const all = await targets(stage)
  const hide = all.find(({ hides }) => hides)
  const small = all.filter(({ width, height }) => width < 24 || height < 24)
  return [
    ...(hide && hide.width >= 44 && hide.height >= 44 ? [] : ['“Hide now” is too small, or not there']),
    ...small.map(({ name, width, height }) => `too small: ${name} ${width}x${height}`),
  ]
}

/** What is wrong with a scene in each of the colours; one that is not reached is wrong too, and the others are looked at all the same. */
async function findingsOf(
  stage: OpenStage,
  scene: string,
  language: Language,
  size: (typeof SIZES)[number],
): Promise<string[]> {
  try {
    await stage.look({ colours: 'light', ...size })
    await stage.show(scene, language)
    const found = [...(await violations(stage, {})), ...(await tooSmall(stage))]
    for (const colours of ['dark', 'contrast', 'forced'] as const) {
      await stage.look({ colours, ...size })
      found.push(...(await violations(stage, COLOURS_ONLY)).map(violation => `${colours}: ${violation}`))
    }
    return found
  } catch (error) {
    return [String(error).split('\n')[0] ?? '']
  }
}

const SIZES = [
  { text: 100, width: 1280, height: 800 },
  { text: 200, width: 640, height: 400 },
] as const

// The languages take turns, so that each is looked at in a quarter of all scenes.
for (const [turn, size] of SIZES.entries()) {
  test(`P0-10: axe finds nothing on any screen, and nothing is too small to press, in light, dark, high contrast and forced colours, at ${size.text} % text`, async () => {
    const found = await shareOut(stages, scenes, async (stage, { name }, index) => {
      const language = LANGUAGES[(index + turn) % LANGUAGES.length] ?? 'en'
      const findings = await findingsOf(stage, name, language, size)
      return findings.map(finding => `${name} ${language}: ${finding}`)
    })
    expect(found).toEqual([])
  })
}

test('what looks is awake: it finds a button without a name, words that are too pale, and what is too small to press', async () => {
  const stage = stages[0] as OpenStage
  await stage.look({ colours: 'light', width: 1280, height: 800 })
  await stage.show('start', 'en')
  await stage.page.evaluate(() => {
    const main = document.querySelector('main')
    main?.insertAdjacentHTML('beforeend', '<button></button><p id="pale">pale</p>')
    document.querySelector<HTMLElement>('#pale')?.style.setProperty('color', '#aaaaaa')
  })
  const found = (await violations(stage, {})).join('\n')
  expect(found).toContain('button-name')
  expect(found).toContain('color-contrast')
  expect(await tooSmall(stage)).toHaveLength(1)
})
