import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'vitest'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { cpuTime } from '../cpuTime.ts'

/** What can be seen of whoever is attacked: `seen` is all that must not change, `records` the ids of the records that are kept, oldest first. */
export type Look = { readonly seen: unknown; readonly records: readonly string[] }

/** Whoever is attacked. {@link sessionVictim} and {@link ledgerVictim} make one of a running session and of a ledger. */
export type Victim = {
  /** How often each ErrorCode was counted so far. */
  counters(): ReadonlyMap<ErrorCode, number>
  /** Lets everything that the attack started come to its end, and looks. */
  look(): Look | Promise<Look>
}

/** Counters that must have gone up, each by exactly so much; or several codes of which, all together, so many were counted. */
export type Counted =
  | { readonly [code in ErrorCode]?: number }
  | { readonly among: readonly ErrorCode[]; readonly total: number }

/** What an attack may do at most. */
export type Bounds = {
  /** Everything that is counted; a code that is not named here must not have been counted at all. */
  readonly counted: Counted
  /** Records that stay in the strand of their author although they changed nothing (PROTOCOL.md §5); none unless told otherwise. */
  readonly records?: number
  /** Processor time in ms; 250 unless told otherwise, which is what one single input may take. */
  readonly cpuMs?: number
  /** Memory in MiB that may be held afterwards and was not before; 8 unless told otherwise. */
  readonly memoryMiB?: number
}

const MiB = 1024 * 1024

/**
 * The criterion that all hostile inputs have in common: nothing is thrown to the top, nothing changes that can be seen or
 * is kept, time and memory are bounded, and exactly the named counters went up.
 */
export async function commonCriterion(
  victim: Victim,
  { counted, records = 0, cpuMs = 250, memoryMiB = 8 }: Bounds,
  attack: () => unknown,
): Promise<void> {
  const before = await victim.look()
  const counters = new Map(victim.counters())
  const held = heldBytes()
  const spent = cpuTime()
  await attack()
  const ms = spent()
  const after = await victim.look()
  expect(increments(counters, victim.counters(), counted), 'counters').toEqual(counted)
  expect(after.seen).toEqual(before.seen)
  expect(after.records.slice(0, before.records.length)).toEqual(before.records)
  expect(after.records.length - before.records.length, 'records that stay').toBe(records)
  expect(ms, 'ms of processor time').toBeLessThan(cpuMs)
  expect(grownSince(held, memoryMiB), 'MiB of memory').toBeLessThan(memoryMiB)
}

/** What has been counted meanwhile, in the form of what was expected. */
function increments(
  before: ReadonlyMap<ErrorCode, number>,
  after: ReadonlyMap<ErrorCode, number>,
  expected: Counted,
): Counted {
  const all = [...after].map(([code, count]) => [code, count - (before.get(code) ?? 0)] as const)
  const grown = all.filter(([, count]) => count > 0)
  if (!('among' in expected)) return Object.fromEntries(grown)
  const strange = grown.map(([code]) => code).filter(code => !expected.among.includes(code))
  return {
    among: [...expected.among, ...strange],
    total: grown.reduce((sum, [, count]) => sum + count, 0),
  }
}

let collect: (() => void) | null = null

/** Bytes that this process holds, in objects and in buffers, after what is free was collected. */
export function heldBytes(): number {
  if (collect === null) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** By how many MiB this process holds more than it did; where that seems too much, all is collected that only looks as if it were held. */
export function grownSince(held: number, mostMiB: number): number {
  let grown = (heldBytes() - held) / MiB
  // buffers are given back only by the collection after the one that finds their owners dead
  for (let times = 0; times < 3 && grown >= mostMiB; times++) grown = (heldBytes() - held) / MiB
  return grown
}
