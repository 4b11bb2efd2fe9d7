import type { InEachLanguage, Sourced } from './sourced.ts'

/** The places whose lines Rowan knows, in the order in which they are offered. */
export const REGIONS = ['china', 'taiwan', 'hongKong', 'korea', 'uk', 'us'] as const
/** One of {@link REGIONS}. */
export type Region = (typeof REGIONS)[number]

/** What lines are for, in the order in which they are shown. */
export const LINE_KINDS = ['emergency', 'violence', 'mind'] as const
/** One of {@link LINE_KINDS}. */
export type LineKind = (typeof LINE_KINDS)[number]

/** When somebody answers, by the clock of the region. */
export type Hours =
  | { readonly when: 'always' | 'varies' | 'unknown' }
  | { readonly when: 'atLeast'; readonly hours: number }
  | { readonly when: 'daily' | 'weekdays'; readonly from: string; readonly to: string }

/** Somebody who can be called. */
export type CrisisLine = Sourced & {
  /** Unique among all lines. */
  readonly id: string
  readonly region: Region
  readonly kind: LineKind
  readonly name: InEachLanguage
  /** What it calls itself where it is, to say or to search for, with the language of that. */
  readonly local: { readonly lang: string; readonly name: string }
  /** As it is dialled there, grouped for the eye. */
  readonly numbers: readonly string[]
  /** Host and path, as plain text. */
  readonly site: string | null
  readonly hours: Hours
  /** Who may hear of a call: emergency lines record and send somebody; of others it is not known, so she asks them first. */
  readonly told: 'emergency' | 'ask'
}
