import { z } from 'zod'
import type { ErrorCode } from '../bytes/protocolError.ts'

/** Every reason for which a signalling server is not reached, or is not to be trusted to be one (PROTOCOL.md §12). */
export const SERVER_PROBLEMS = [
  'NO_NETWORK',
  'SERVER_ADDRESS',
  'SERVER_NAME',
  'SERVER_UNREACHABLE',
  'SERVER_KIND',
  'SERVER_CERTIFICATE_TIME',
  'SERVER_CERTIFICATE',
  'SERVER_PIN',
  'SERVER_PROXY',
  'SERVER_BUSY',
  'SERVER_CLOSED',
  'SERVER_LIES',
] as const satisfies readonly ErrorCode[]

/** One of {@link SERVER_PROBLEMS} (PROTOCOL.md §12). */
export type ServerProblem = (typeof SERVER_PROBLEMS)[number]

/** Schema of a ServerProblem. */
export const serverProblemSchema = z.enum(SERVER_PROBLEMS)

/**
 * Schema of how far this computer's clock is ahead of another, in ms; negative when it is behind. Always advisory: it comes from
 * somebody's word (PROTOCOL.md §6).
 */
export const clockAheadSchema = z.number().int()

/** A signalling server of a room: whether it is reached, and what is wrong with it; null while nothing is known to be. */
export const serverViewSchema = z.strictObject({
  url: z.string().max(200),
  state: z.enum(['connecting', 'open', 'closed']),
  problem: serverProblemSchema.nullable(),
})

/** Why nobody may be met on joining: what is wrong with every server, and how far this computer's clock seems to be ahead, in ms. */
export const joinTroubleSchema = z.strictObject({
  problem: serverProblemSchema.nullable(),
  clockAhead: clockAheadSchema.nullable(),
})

/** A signalling server of a room. */
export type ServerView = z.output<typeof serverViewSchema>
/** Why nobody may be met on joining. */
export type JoinTrouble = z.output<typeof joinTroubleSchema>

/** What is wrong where no server works: null while one does or may yet, else the first thing that says more than that nothing answers. */
export function commonProblem(problems: readonly (ServerProblem | null)[]): ServerProblem | null {
  if (problems.includes(null)) return null
  return problems.find(problem => problem !== 'SERVER_UNREACHABLE') ?? problems[0] ?? null
}
