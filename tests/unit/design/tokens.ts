/** The colours of one way to look at the screen, by token. */
export type Theme = ReadonlyMap<string, string>

const DARK = '(prefers-color-scheme: dark)'
const CONTRAST = '(prefers-contrast: more)'

/** The declarations of `:root`, inside a media query where one is named. */
function declarations(css: string, media: string | null): [string, string][] {
  const start = media === null ? 0 : css.indexOf(`@media ${media}`)
  if (start < 0) return []
  const open = css.indexOf('{', css.indexOf(':root', start))
  const body = css.slice(open + 1, css.indexOf('}', open))
  return [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
    name,
    value.trim(),
  ])
}

/** A token may stand for another one; gives the colour at the end. */
function resolved(tokens: Theme, value: string): string {
  const [, name] = /^var\(--([\w-]+)\)$/.exec(value) ?? []
  return name === undefined ? value : resolved(tokens, tokens.get(name) ?? '')
}

const isColour = (value: string) => /^#[0-9a-f]{6}$/.test(value)

/** As a browser does: what is declared later wins, and a token that names another one is read when all are known. */
function theme(css: string, media: readonly string[]): Theme {
  const tokens = new Map([null, ...media].flatMap(each => declarations(css, each)))
  const read = [...tokens].map(([name, value]): [string, string] => [name, resolved(tokens, value)])
  return new Map(read.filter(([, value]) => isColour(value)))
}

/** All themes that the style sheet declares with colours of its own. Forced colours are those of the system. */
export function themesOf(css: string): Record<'light' | 'dark' | 'contrast' | 'contrastDark', Theme> {
  return {
    light: theme(css, []),
    dark: theme(css, [DARK]),
    contrast: theme(css, [CONTRAST]),
    contrastDark: theme(css, [DARK, CONTRAST]),
  }
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** How far two colours are apart, 1 to 21, as WCAG 2.2 counts it. */
export function contrast(one: string, other: string): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (brighter + 0.05) / (darker + 0.05)
}
