import type { AgreeKeyPair, AgreePublicKey } from '../../crypto/agree.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { EndCode } from './endCode.ts'
import type { InvitationCode } from './invitationCode.ts'
import type { Host, JoinerClaim, JoinerIdentity } from './parties.ts'
import type { Step } from './step.ts'

/** One handshake of a joiner: what she draws before M1 and keeps to the end (PROTOCOL.md §9). `nonce` is 32 bytes. */
export type JoinerAttempt = {
  readonly code: InvitationCode
  readonly identity: JoinerIdentity
  readonly claim: JoinerClaim
  readonly ephemeral: AgreeKeyPair
  readonly nonce: Uint8Array
  readonly m1: Uint8Array
}

/** M2 was right, and nothing is answered yet: it may be held back until a person has decided. `inviterNonce` is 32 bytes. */
export type MetJoiner = {
  readonly at: 'met'
  readonly attempt: JoinerAttempt
  readonly m2: Uint8Array
  readonly inviterEphemeral: AgreePublicKey
  readonly inviterNonce: Uint8Array
  readonly key2: Secret<'inv-k2'>
  readonly host: Host
}

/** The joiner's side of an invitation (PROTOCOL.md §9). */
export type JoinerState =
  /** M1 is out. */
  | { readonly at: 'asking'; readonly attempt: JoinerAttempt }
  | MetJoiner
  /** M3 is out; both sides show the number, the facilitator decides. */
  | {
      readonly at: 'waiting'
      readonly attempt: JoinerAttempt
      readonly m2: Uint8Array
      readonly m3: Uint8Array
      readonly key: Secret<'inv-k3'>
      readonly sas: string
      readonly host: Host
    }
  /** M4 came; its payload is being looked at. */
  | { readonly at: 'admitted'; readonly m4: Uint8Array; readonly key: Secret<'inv-k3'> }
  /** M5 is out. */
  | { readonly at: 'joined'; readonly m4: Uint8Array; readonly m5: Uint8Array }
  /** The facilitator's device ended it. */
  | { readonly at: 'ended'; readonly code: EndCode }

/** What a joiner's session hears of a handshake (PROTOCOL.md §9). */
export type JoinerResult =
  | { readonly type: 'met'; readonly host: Host }
  | { readonly type: 'waiting'; readonly sas: string; readonly host: Host }
  | { readonly type: 'admitted'; readonly payload: Uint8Array }
  | { readonly type: 'ended'; readonly code: EndCode }

/** One step of a joiner. */
export type JoinerStep = Step<JoinerState, JoinerResult>
