import { z } from 'zod'
import { deviceIdSchema } from './portSchemas.ts'
import type { LinkPath, RelayOutcome, RelayTrial, RelayWay } from './transport.ts'

const PATHS = ['direct', 'relay', 'unknown'] as const satisfies readonly LinkPath[]
const OUTCOMES = [
  'works',
  'silent',
  'full',
  'refused',
  'unreachable',
] as const satisfies readonly RelayOutcome[]
const WAYS = ['udp', 'tcp', 'tls'] as const satisfies readonly RelayWay[]

/** Most addresses of a relay that are tried. */
export const WAYS_MAX = 6

/** Schema of the way of a link. */
export const linkPathSchema = z.enum(PATHS)

/** Schema of what came of trying a relay; round trips are in ms. */
export const relayTrialSchema = z.strictObject({
  outcome: z.enum([...OUTCOMES, 'none', 'busy', 'stopped']),
  ways: z
    .array(
      z.strictObject({
        way: z.enum(WAYS),
        outcome: z.enum(OUTCOMES),
        roundTrip: z.number().int().min(0).max(60_000).nullable(),
      }),
    )
    .max(WAYS_MAX)
    .readonly(),
}) satisfies z.ZodType<RelayTrial>

/** How long somebody is not linked: facilitators by minutes and hours, which `count` counts, members in wide steps alone. */
export const AWAY_STEPS = ['never', 'moment', 'minutes', 'hours', 'recent', 'hour', 'longer'] as const

/** How somebody else of the room is linked now; `away` is null while she is. Nothing here says what anybody does. */
export const linkedPersonSchema = z.strictObject({
  device: deviceIdSchema,
  path: linkPathSchema.nullable(),
  away: z.strictObject({ step: z.enum(AWAY_STEPS), count: z.number().int().nonnegative() }).nullable(),
})

/** The links of a room as the page about its connection shows them. */
export const linksViewSchema = z.strictObject({
  people: z.array(linkedPersonSchema).max(32),
  /** How long the credential of the relay still holds, in minutes, rounded down to tens; null where there is none. */
  relayLeft: z.number().int().nonnegative().nullable(),
})

/** How somebody else of the room is linked. */
export type LinkedPerson = z.output<typeof linkedPersonSchema>
/** How long somebody is not linked. */
export type Away = NonNullable<LinkedPerson['away']>
/** The links of a room. */
export type LinksView = z.output<typeof linksViewSchema>
