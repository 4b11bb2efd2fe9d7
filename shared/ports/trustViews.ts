import { z } from 'zod'

const name = z.string().max(64)
const until = z.number().int().nonnegative()
/** What the eight words of an organisation say, as hexadecimal text. */
const fingerprint = z.string().length(22)

/** An organisation as the person of this profile knows it: its words compared, a name of such a one under another key, or neither. */
export const standingSchema = z.enum(['new', 'known', 'changed'])

/** The organisation that vouches for whoever invites; its signatures were checked. `until` is in ms since 1970. */
export const organisationViewSchema = z.strictObject({ name, fingerprint, until, standing: standingSchema })

/** Who vouches for the person of this profile. `request` is the text for her organisation, null until it was asked for. */
export const vouchingViewSchema = z.strictObject({
  request: z.string().max(400).nullable(),
  certificate: z.strictObject({ name, fingerprint, until, isOver: z.boolean() }).nullable(),
})

/** An organisation that vouches for whoever invites. */
export type OrganisationView = z.output<typeof organisationViewSchema>
/** Who vouches for the person of this profile. */
export type VouchingView = z.output<typeof vouchingViewSchema>
