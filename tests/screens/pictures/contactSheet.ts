import type { Page } from '@playwright/test'

/** A picture of a screen, and how large that screen was, in CSS pixels. */
export type Picture = { readonly name: string; readonly width: number; readonly height: number }

type Sheet = {
  readonly title: string
  readonly pictures: readonly (Picture & { readonly data: string })[]
  readonly path: string
}

const COLUMN = 480

/** Lays pictures on a page in four columns and takes a picture of that. */
export async function contactSheet(page: Page, { title, pictures, path }: Sheet): Promise<void> {
  const figures = pictures.map(
    ({ name, width, height, data }) =>
      `<figure><img src="data:image/png;base64,${data}" width="${COLUMN}" height="${Math.round((COLUMN * height) / width)}"><figcaption>${name}</figcaption></figure>`,
  )
  const style = `body { margin: 16px; background: #777; color: #fff; font: 13px sans-serif }
    div { display: grid; grid-template-columns: repeat(4, ${COLUMN}px); gap: 12px } figure { margin: 0 } img { display: block }`
  await page.setViewportSize({ width: 4 * COLUMN + 80, height: 900 })
  await page.setContent(`<style>${style}</style><h1>${title}</h1><div>${figures.join('')}</div>`)
  await page.screenshot({ path, fullPage: true })
}
