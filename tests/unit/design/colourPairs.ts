/** A colour and what it stands on. Words need 4.5; the edges and marks of what is used, and the ring of the focus, need 3. */
export type ColourPair = { readonly front: string; readonly back: string; readonly least: 4.5 | 3 }

const words = (front: string, ...backs: string[]) => backs.map(back => ({ front, back, least: 4.5 as const }))
const marks = (front: string, ...backs: string[]) => backs.map(back => ({ front, back, least: 3 as const }))

/** Every pair of colours that meet on a screen. */
export const colourPairs: readonly ColourPair[] = [
  ...words('ink', 'paper', 'surface', 'sunk'),
  ...words('ink-soft', 'paper', 'surface', 'sunk'),
  ...words('paper', 'ink'),
  ...words('accent', 'paper', 'surface', 'sunk'),
  ...words('on-accent', 'accent', 'accent-pressed'),
  ...words('on-accent-soft', 'accent-soft'),
  ...words('on-notice', 'notice'),
  ...marks('edge-strong', 'paper', 'surface', 'sunk'),
  // The ring of the focus, and the edge of what is chosen.
  ...marks('accent', 'accent-soft', 'notice'),
]

/** Colours that only divide what is told apart without them too. */
export const ornaments: readonly string[] = ['edge']
