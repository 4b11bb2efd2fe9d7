/** How the colours are shown: as the system has them, or as it could have them. */
export type ShownTheme = 'system' | 'light' | 'dark' | 'contrast'

/** What a query is about, and the theme that switches it on. */
const QUERIES = [
  { query: '(prefers-color-scheme: dark)', theme: 'dark' },
  { query: '(prefers-contrast: more)', theme: 'contrast' },
] as const

const first = new WeakMap<CSSMediaRule, string>()

/** The media rules of all style sheets of the page. */
function mediaRules(): CSSMediaRule[] {
  return [...document.styleSheets]
    .flatMap(sheet => [...sheet.cssRules])
    .filter(rule => rule instanceof CSSMediaRule)
}

/** Switches the media queries for colours on and off, whatever the system says. */
export function showTheme(theme: ShownTheme): void {
  for (const rule of mediaRules()) {
    const query = first.get(rule) ?? rule.media.mediaText
    first.set(rule, query)
    const known = QUERIES.find(each => each.query === query)
    if (!known) continue
    rule.media.mediaText = theme === 'system' ? query : theme === known.theme ? 'all' : 'not all'
  }
}
