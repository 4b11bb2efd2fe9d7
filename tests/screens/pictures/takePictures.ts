import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../build/setup/projectRoot.mjs'
import { LANGUAGES } from '../../../shared/i18n/languages.ts'
import { scenes } from '../scenes.ts'
import { type OpenStage, openStage, SIZES } from '../support/openStage.ts'
import { contactSheet, type Picture } from './contactSheet.ts'

const out = join(projectRoot, 'screens-output')

/** One scene in every language, light and dark, in one size. The size may change how it is reached, so it is reached anew. */
async function picturesOf(stage: OpenStage, scene: string, size: (typeof SIZES)[number]): Promise<Picture[]> {
  const pictures: Picture[] = []
  await stage.look({ colours: 'light', ...size })
  await stage.show(scene, 'en')
  for (const colours of ['light', 'dark'] as const) {
    for (const language of LANGUAGES) {
      await stage.look({ colours, ...size })
      await stage.speak(language)
      const name = `${scene}.${size.width}.${colours}.${language}.png`
      await stage.page.screenshot({ path: join(out, 'single', name) })
      pictures.push({ name, width: size.width, height: size.height })
    }
  }
  return pictures
}

/** Puts the pictures of a scene on one sheet: a column for each language, a row for each size and colours. */
async function sheetOf(stage: OpenStage, scene: string, pictures: readonly Picture[]): Promise<void> {
  const data = pictures.map(picture => ({
    ...picture,
    data: readFileSync(join(out, 'single', picture.name)).toString('base64'),
  }))
  await contactSheet(stage.page, { title: scene, pictures: data, path: join(out, `${scene}.png`) })
}

/** Takes every screen, or those whose names begin so, and assembles a contact sheet for each. */
export async function takePictures(beginnings: readonly string[]): Promise<number> {
  const wanted = scenes.filter(
    ({ name }) => beginnings.length === 0 || beginnings.some(beginning => name.startsWith(beginning)),
  )
  if (beginnings.length === 0) rmSync(out, { recursive: true, force: true })
  mkdirSync(join(out, 'single'), { recursive: true })
  const [stage, paper] = [await openStage(), await openStage()]
  try {
    for (const { name } of wanted) {
      const pictures: Picture[] = []
      for (const size of SIZES) pictures.push(...(await picturesOf(stage, name, size)))
      await sheetOf(paper, name, pictures)
      process.stdout.write(`${name}\n`)
    }
  } finally {
    await stage.close()
    await paper.close()
  }
  return readdirSync(out).filter(name => name.endsWith('.png')).length
}
