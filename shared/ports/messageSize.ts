import { ensure } from '../bytes/protocolError.ts'

/** Largest call that a port takes, in estimated bytes. */
export const CALL_MAX = 10_000_000
/** Largest answer or event that a port takes, in estimated bytes: the state of a note is the largest. */
export const ANSWER_MAX = 40_000_000

const DEPTH_MAX = 32
const VALUE_COST = 16

function partsOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value
  const entries = Object.entries(value)
  return entries.flat()
}

function ownCost(value: unknown): number {
  if (typeof value === 'string') return VALUE_COST + 2 * value.length
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return VALUE_COST + value.byteLength
  if (Array.isArray(value)) return VALUE_COST + 8 * value.length
  return VALUE_COST
}

function isTree(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !ArrayBuffer.isView(value) &&
    !(value instanceof ArrayBuffer)
  )
}

/**
 * Estimates what a message weighs before anything else looks at it, and gives up early: over `limit` bytes, or nested more than
 * 32 deep (as a cyclic one is), raises PORT_TOO_LARGE. Something that occurs twice counts twice, as it costs a reader twice.
 */
export function ensureSize(message: unknown, limit: number): void {
  const stack: { value: unknown; depth: number }[] = [{ value: message, depth: 0 }]
  let size = 0
  for (let item = stack.pop(); item; item = stack.pop()) {
    size += ownCost(item.value)
    ensure(size <= limit && item.depth <= DEPTH_MAX, 'PORT_TOO_LARGE')
    if (!isTree(item.value)) continue
    for (const part of partsOf(item.value)) stack.push({ value: part, depth: item.depth + 1 })
  }
}
