import { z } from 'zod'
import { vouchingViewSchema } from './trustViews.ts'

const empty = z.strictObject({})

/** The calls from screen to core about who is who: the inviter of the one join, and who vouches for the person of the profile. */
export const trustCalls = {
  /** Goes on with an inviter at whom the join stopped; she is told the newcomer's name then. INVITE_STATE. */
  acceptInviter: { request: empty, response: empty },
  /** The words of the inviter's organisation are right: it is known from now on where a profile is open, else `known` is false. INVITE_STATE, PROFILE_WRITE. */
  knowOrganisation: { request: empty, response: z.strictObject({ known: z.boolean() }) },
  /** Who vouches for the person of the profile. LOCKED. */
  readVouching: { request: empty, response: vouchingViewSchema },
  /** Makes the request for her organisation, if there is none. LOCKED, PROFILE_WRITE. */
  requestCertificate: { request: empty, response: vouchingViewSchema },
  /** Takes what her organisation sent back. LOCKED, ORGANISATION_TEXT, ORGANISATION_PROOF, ORGANISATION_EXPIRED, ORGANISATION_KEY, PROFILE_WRITE. */
  takeCertificate: {
    request: z.strictObject({ text: z.string().max(2000) }),
    response: vouchingViewSchema,
  },
  /** Takes the certificate and its key off this computer. LOCKED, PROFILE_WRITE. */
  removeCertificate: { request: empty, response: vouchingViewSchema },
} as const
