import { fromBase64url } from '../../../shared/bytes/base64url.ts'
import { ensure } from '../../../shared/bytes/protocolError.ts'
import { fromUtf8 } from '../../../shared/bytes/utf8.ts'
import { slotKey } from '../../../shared/vault/slotKey.ts'
import { decodeVaultFile } from '../../../shared/vault/vaultFile.ts'
import { openSlots } from '../../../shared/vault/vaultSlot.ts'
import { hexOf, type Run } from './vectorFile.ts'

/** Opens the slot of a passphrase: its place, kind and key, the places of its own others, and the wrong tries of the file. */
export const runVaults: Run = file => {
  const { header, salt, cost, tries, slots } = decodeVaultFile(fromBase64url(file.text('file')))
  const key = slotKey(fromUtf8(file.bytes('passphrase')), { salt, cost })
  const [slot] = openSlots(key, header, slots)
  ensure(slot !== undefined, 'PASSPHRASE_WRONG')
  const { kind, decoy, erase, key: dek } = slot.content
  return {
    slot: `${slot.place} ${kind} ${decoy} ${erase}`,
    key: hexOf(dek.expose()),
    tries: `${tries.count} ${tries.at}`,
  }
}
