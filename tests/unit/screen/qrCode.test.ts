import jsQR from 'jsqr'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { QrCode } from '../../../renderer/screen/components/QrCode.tsx'

/** Pixels for each module: about what a camera sees. */
const SCALE = 4

/** What a reader finds in the picture that is drawn for this text. */
function read(text: string): string | undefined {
  const markup = renderToStaticMarkup(createElement(QrCode, { text, label: 'code' }))
  const size = Number(/viewBox="0 0 (\d+)/.exec(markup)?.[1])
  const side = size * SCALE
  const pixels = new Uint8ClampedArray(4 * side * side).fill(255)
  for (const [, x, y] of markup.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let at = 0; at < SCALE * SCALE; at++) {
      const row = Number(y) * SCALE + Math.floor(at / SCALE)
      const column = Number(x) * SCALE + (at % SCALE)
      pixels.fill(0, 4 * (row * side + column), 4 * (row * side + column) + 3)
    }
  return jsQR(pixels, side, side)?.data
}

describe('the QR code of an invitation', () => {
  it.each([
    ['one server', 1],
    ['as many servers as there can be, with the longest addresses', 4],
  ])('is read back letter by letter with %s', (_, servers) => {
    const code = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789'.repeat(2).slice(0, 56)
    const addresses = Array.from({ length: servers }, (_, at) => `wss://${'long.'.repeat(38)}${at}`)
    const text = [`rowan://join/#${code}`, ...addresses].join('\n')
    expect(read(text)).toBe(text)
  })
})
