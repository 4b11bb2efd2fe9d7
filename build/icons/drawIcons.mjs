import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../setup/projectRoot.mjs'
import { encodePng } from './png.mjs'
import { box, disc, paint } from './shapes.mjs'

const size = 128
/** @type {import('./shapes.mjs').Color} */
const white = [250, 249, 246]

/** @param {number[]} heights @param {number} left @param {number} right @param {import('./shapes.mjs').Color} color */
const lines = (heights, left, right, color) =>
  heights.map(y => ({ shape: box(left, y, right, y + 0.045, 0.02), color }))

/** Plain pictures that say nothing of what the app is for. @type {Record<string, import('./shapes.mjs').Layer[]>} */
const icons = {
  rowan: [
    { shape: box(0.06, 0.06, 0.94, 0.94, 0.2), color: [62, 99, 94] },
    { shape: disc(0.36, 0.58, 0.15), color: white },
    { shape: disc(0.64, 0.58, 0.15), color: white },
    { shape: disc(0.5, 0.36, 0.15), color: white },
  ],
  notes: [
    { shape: box(0.16, 0.06, 0.84, 0.94, 0.08), color: [226, 196, 118] },
    { shape: box(0.22, 0.12, 0.78, 0.88, 0.04), color: white },
    ...lines([0.26, 0.4, 0.54, 0.68], 0.31, 0.69, [120, 116, 108]),
  ],
  reader: [
    { shape: box(0.06, 0.16, 0.94, 0.84, 0.08), color: [92, 112, 148] },
    { shape: box(0.11, 0.21, 0.485, 0.79, 0.03), color: white },
    { shape: box(0.515, 0.21, 0.89, 0.79, 0.03), color: white },
    ...lines([0.33, 0.45, 0.57], 0.17, 0.43, [120, 116, 108]),
    ...lines([0.33, 0.45, 0.57], 0.57, 0.83, [120, 116, 108]),
  ],
}

const folder = join(projectRoot, 'electron', 'main', 'icons')
mkdirSync(folder, { recursive: true })
for (const [name, layers] of Object.entries(icons))
  writeFileSync(join(folder, `${name}.png`), encodePng(size, paint(layers, size)))

// The one that installers make their pictures of.
const large = 512
writeFileSync(
  join(projectRoot, 'build', 'icons', 'rowan.png'),
  encodePng(large, paint(icons.rowan ?? [], large)),
)
