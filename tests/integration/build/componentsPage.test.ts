import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../../build/bundle/buildApp.mjs'

const folder = mkdtempSync(join(tmpdir(), 'rowan-screen-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Everything the built screen consists of, as one text. */
async function screenBuilt(mode: 'production' | 'development'): Promise<string> {
  const out = join(folder, mode)
  await buildApp({ names: ['screen'], out, mode })
  const files = readdirSync(join(out, 'screen'), { recursive: true, encoding: 'utf8' })
  const texts = files.filter(name => /\.(js|css|html)$/.test(name))
  return texts.map(name => `${name}\n${readFileSync(join(out, 'screen', name), 'utf8')}`).join('\n')
}

/** What gives the page away: its test id, its words, and the letters of the language that is none. */
const MARKS = ['components-page', 'A language that is none', 'åƀçđéƒĝĥ']

describe('the page of components', () => {
  it('is in what `npm run dev` builds, and in nothing else', async () => {
    const [shipped, inDev] = [await screenBuilt('production'), await screenBuilt('development')]
    for (const mark of MARKS) {
      expect(inDev, mark).toContain(mark)
      expect(shipped, mark).not.toContain(mark)
    }
  })
})
