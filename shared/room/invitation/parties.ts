import type { AgreeKeyPair, AgreePublicKey } from '../../crypto/agree.ts'
import type { SignPublicKey } from '../../crypto/sign.ts'
import type { PersonId, RoomId } from '../ids.ts'
import type { Certificate } from '../organisation/certificate.ts'

/** Whom the joiner's device stands for: its keys in this room, made for it (PROTOCOL.md §9). */
export type JoinerIdentity = {
  readonly xId: AgreeKeyPair
  readonly leaf: AgreeKeyPair
  readonly control: SignPublicKey
}

/** Whom the facilitator's device stands for (PROTOCOL.md §9). */
export type InviterIdentity = {
  readonly xId: AgreeKeyPair
  readonly control: SignPublicKey
  readonly roomId: RoomId
  readonly name: string
  /** The word that both agreed on, or an empty text. */
  readonly codeWord: string
  /** What {@link signRoom} made of these keys, or no bytes where no organisation vouches for them. */
  readonly proof: Uint8Array
}

/** What the joiner learns of the facilitator from M2 (PROTOCOL.md §9). */
export type Host = {
  readonly xId: AgreePublicKey
  readonly control: SignPublicKey
  readonly roomId: RoomId
  readonly name: string
  readonly codeWord: string
  /** Who vouches for these keys, by signatures that were checked; its time was not. */
  readonly certificate: Certificate | null
}

/** What the joiner commits to in M1 and shows in M3 (PROTOCOL.md §9). */
export type JoinerClaim = {
  readonly xId: AgreePublicKey
  readonly control: SignPublicKey
  readonly leaf: AgreePublicKey
  readonly personId: PersonId
  readonly name: string
}

/** Somebody in the waiting room; `id` names this handshake and is 32 characters (PROTOCOL.md §9). */
export type Applicant = JoinerClaim & { readonly id: string }
