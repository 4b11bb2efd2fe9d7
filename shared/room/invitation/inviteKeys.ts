import { type AgreeKeyPair, type AgreePublicKey, agree } from '../../crypto/agree.ts'
import { deriveSecret, hash } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import { Secret } from '../../crypto/secret.ts'
import { type Nonces, sasOf } from './sas.ts'

/** k1 = K(inv,"inv-k1"): proves to each side that the other holds the invitation (PROTOCOL.md §9). */
export function firstKey(invite: Secret<'invite'>): Secret<'inv-k1'> {
  return deriveSecret(invite, LABELS.inviteKey1)
}

/** K(inv,"inv-end",H("m1",M1)): seals why there is nothing to join, for the sender of this M1 (PROTOCOL.md §9). */
export function endKey(invite: Secret<'invite'>, m1: Uint8Array): Secret<'inv-end'> {
  return deriveSecret(invite, LABELS.inviteEnd, hash(LABELS.m1, m1))
}

/** k2 = K(DH(eJ,eF),"inv-k2",inv,H("m1",M1)) (PROTOCOL.md §9). */
export function secondKey(
  invite: Secret<'invite'>,
  ephemerals: Secret<'agreed'>,
  m1: Uint8Array,
): Secret<'inv-k2'> {
  return deriveSecret(ephemerals, LABELS.inviteKey2, invite.expose(), hash(LABELS.m1, m1))
}

/** Everything that k3 and the number to compare are made of (PROTOCOL.md §9). */
export type AgreementParts = {
  readonly invite: Secret<'invite'>
  /** M1, M2 and M3 as they were sent. */
  readonly messages: readonly [Uint8Array, Uint8Array, Uint8Array]
  /** DH(eJ,eF), DH(eJ,X_idF) and DH(X_idJ,eF). */
  readonly agreed: readonly [Secret<'agreed'>, Secret<'agreed'>, Secret<'agreed'>]
  readonly nonces: Nonces
}

/** What both sides hold after M3: th, k3 and the number to compare (PROTOCOL.md §9). */
export type Agreement = {
  readonly transcript: Uint8Array
  readonly key: Secret<'inv-k3'>
  readonly sas: string
}

/** th = H("inv-th",M1,M2,M3); k3 = K(H("inv-ikm",DHs..),"inv-k3",inv,th); the SAS from k3 (PROTOCOL.md §9). Wipes the three agreed secrets. */
export function concludeAgreement(parts: AgreementParts): Agreement {
  const transcript = hash(LABELS.inviteHandshake, ...parts.messages)
  const material = new Secret<'inv-ikm'>(
    hash(LABELS.inviteMaterial, ...parts.agreed.map(secret => secret.expose())),
  )
  const key = deriveSecret<'inv-k3'>(material, LABELS.inviteKey3, parts.invite.expose(), transcript)
  for (const secret of [material, ...parts.agreed]) secret.wipe()
  return { transcript, key, sas: sasOf(key, transcript, parts.nonces) }
}

/** K(k3,"m4") seals the facilitator's answer (PROTOCOL.md §9). */
export function fourthKey(key: Secret<'inv-k3'>): Secret<'inv-m4'> {
  return deriveSecret(key, LABELS.m4)
}

/** K(k3,"m5") seals the joiner's confirmation (PROTOCOL.md §9). */
export function fifthKey(key: Secret<'inv-k3'>): Secret<'inv-m5'> {
  return deriveSecret(key, LABELS.m5)
}

/** K(k3,"inv-refusal") seals the facilitator's refusal (PROTOCOL.md §9). */
export function refusalKey(key: Secret<'inv-k3'>): Secret<'inv-refusal'> {
  return deriveSecret(key, LABELS.inviteRefusal)
}

/** Raises BAD_KEY for a public key of small order, which would make every secret agreed with it known to all (PROTOCOL.md §9). */
export function ensureUsableKey(mine: AgreeKeyPair, theirs: AgreePublicKey): void {
  agree(mine.secretKey, theirs).wipe()
}
