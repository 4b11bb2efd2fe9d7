import { ensure } from '../../bytes/protocolError.ts'
import type { AgreeKeyPair, AgreePublicKey } from '../../crypto/agree.ts'
import type { Secret } from '../../crypto/secret.ts'
import { checkCodeWord } from '../codeWord.ts'
import { checkName } from '../names.ts'
import { ROOM_PROOF_MAX } from '../organisation/roomProof.ts'
import type { Invitation } from './createInvitation.ts'
import type { EndCode } from './endCode.ts'
import type { Applicant, InviterIdentity } from './parties.ts'
import type { Step } from './step.ts'

/** One try of somebody who holds the invitation, from her M1 on (PROTOCOL.md §9). `nonce` and `commitment` are 32 bytes. */
export type InviterAttempt = {
  readonly m1: Uint8Array
  readonly m2: Uint8Array
  readonly joinerEphemeral: AgreePublicKey
  readonly commitment: Uint8Array
  readonly ephemeral: AgreeKeyPair
  readonly nonce: Uint8Array
  readonly key: Secret<'inv-k2'>
}

/** What stays the same over all tries: `seen` names every M1 that opened, so that a replayed one is never a new try. */
type Always = {
  readonly invitation: Invitation
  readonly identity: InviterIdentity
  readonly failures: number
  readonly seen: readonly string[]
}

/** A try that reached the waiting room. */
type Met = {
  readonly attempt: InviterAttempt
  readonly m3: Uint8Array
  readonly key: Secret<'inv-k3'>
  readonly applicant: Applicant
  readonly sas: string
}

/** Nobody has begun. */
export type OpenInviter = Always & { readonly at: 'open' }
/** M2 is out. `heardAt` is when M1 came last, in ms. */
export type AnsweredInviter = Always & {
  readonly at: 'answered'
  readonly attempt: InviterAttempt
  readonly heardAt: number
}
/** M3 was right; the joiner reads the number aloud, the facilitator types what she hears, and decides. `wrongDigits` counts wrong numbers. */
export type WaitingInviter = Always & Met & { readonly at: 'waiting'; readonly wrongDigits: number }
/** M4 is out. */
export type AdmittingInviter = Always & Met & { readonly at: 'admitting'; readonly m4: Uint8Array }
/** M5 came: the invitation is used. */
export type JoinedInviter = Always & Met & { readonly at: 'joined'; readonly m5: Uint8Array }
/** Over without admission. `last` is the try it ended with, and the message that tells her so. */
export type ClosedInviter = Always & {
  readonly at: 'closed'
  readonly code: EndCode
  readonly last: {
    readonly attempt: InviterAttempt
    readonly m3: Uint8Array | null
    readonly answer: Uint8Array
  } | null
}

/** The facilitator's side of an invitation (PROTOCOL.md §9). */
export type InviterState =
  | OpenInviter
  | AnsweredInviter
  | WaitingInviter
  | AdmittingInviter
  | JoinedInviter
  | ClosedInviter

/** What a facilitator's session hears of an invitation (PROTOCOL.md §9). */
export type InviterResult =
  | { readonly type: 'applicant'; readonly applicant: Applicant; readonly sas: string }
  | { readonly type: 'joined'; readonly applicant: Applicant; readonly payload: Uint8Array }
  | { readonly type: 'closed'; readonly code: EndCode }

/** One step of a facilitator. */
export type InviterStep = Step<InviterState, InviterResult>

/** A new invitation's handshake, to be listened for on its topic until it is joined or closed; NAME_INVALID, TOO_LARGE for a proof that is none (PROTOCOL.md §9). */
export function startInviting(invitation: Invitation, identity: InviterIdentity): OpenInviter {
  ensure(identity.proof.length <= ROOM_PROOF_MAX, 'TOO_LARGE')
  const named = {
    ...identity,
    name: checkName(identity.name),
    codeWord: checkCodeWord(identity.codeWord),
  }
  return { at: 'open', invitation, identity: named, failures: 0, seen: [] }
}
