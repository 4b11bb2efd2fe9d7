import type { Strength } from './passphraseStrength.ts'

let loading: Promise<(passphrase: string) => Strength> | null = null

/** Loads what estimates passphrases, once and only when it is needed: its word lists are larger than the rest of the page. */
export function loadStrength(): Promise<(passphrase: string) => Strength> {
  loading ??= import('./passphraseStrength.ts').then(loaded => loaded.passphraseStrength)
  return loading
}
