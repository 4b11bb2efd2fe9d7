import { fromHex } from '../../bytes/hex.ts'
import { type AgreePublicKey, agree } from '../../crypto/agree.ts'
import { deriveSecret } from '../../crypto/hash.ts'
import { LABELS } from '../../crypto/labels.ts'
import type { Secret } from '../../crypto/secret.ts'
import type { DeviceId } from '../ids.ts'
import type { DeviceKeys } from './deviceKeys.ts'

/** The keys that two devices share; net may hold `link` and `signal` only (PROTOCOL.md §3). */
export type PairKeys = {
  readonly link: Secret<'pair-link'>
  readonly hello: Secret<'pair-hello'>
  readonly signal: Secret<'pair-signal'>
  readonly frame: Secret<'pair-frame'>
  readonly catchup: Secret<'pair-catchup'>
}

/** The pairwise keys of this device and another: k_AB and its subkeys (PROTOCOL.md §3); a small-order key raises BAD_KEY. */
export function pairKeys(mine: DeviceKeys, device: DeviceId, identity: AgreePublicKey): PairKeys {
  const me = { device: fromHex(mine.device), key: fromHex(mine.identity.publicKey) }
  const other = { device: fromHex(device), key: fromHex(identity) }
  const [first, second] = mine.device < device ? [me, other] : [other, me]
  const shared = agree(mine.identity.secretKey, identity)
  const pair = deriveSecret<'pair'>(
    shared,
    LABELS.pair,
    fromHex(mine.room),
    first.device,
    second.device,
    first.key,
    second.key,
  )
  shared.wipe()
  return {
    link: deriveSecret(pair, LABELS.pairLink),
    hello: deriveSecret(pair, LABELS.pairHello),
    signal: deriveSecret(pair, LABELS.pairSignal),
    frame: deriveSecret(pair, LABELS.pairFrame),
    catchup: deriveSecret(pair, LABELS.pairCatchup),
  }
}
