import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'

/** What she should know before she tells anything, one thing on each page. */
export const LIMITS = ['who', 'stays', 'tell', 'hide', 'never'] as const
/** One of them. */
export type Limit = (typeof LIMITS)[number]

/** The pages of joining in their order. Only after the last one does anything touch the network. */
export const JOIN_STEPS = ['invitation', 'name', 'code', ...LIMITS, 'network'] as const
/** One of them. */
export type JoinStep = (typeof JOIN_STEPS)[number]

/** Is this page one of the limits? */
export function isLimit(step: JoinStep): step is Limit {
  return LIMITS.some(limit => limit === step)
}

/** The page before; null before the first. */
export function stepBefore(step: JoinStep): JoinStep | null {
  return JOIN_STEPS[JOIN_STEPS.indexOf(step) - 1] ?? null
}

/** The page after; the last one stays. */
export function stepAfter(step: JoinStep): JoinStep {
  return JOIN_STEPS[JOIN_STEPS.indexOf(step) + 1] ?? step
}

/** On which page a refusal is said, and what led to it can be changed. */
export function stepOf(code: ErrorCode): JoinStep {
  return code === 'NAME_INVALID' ? 'name' : 'invitation'
}
