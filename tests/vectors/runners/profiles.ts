import { fromBase64url } from '../../../shared/bytes/base64url.ts'
import { fromUtf8 } from '../../../shared/bytes/utf8.ts'
import { decodeProfile } from '../../../shared/session/profile/profileContent.ts'
import { openBackup } from '../../../shared/vault/backupFile.ts'
import { hexOf, type Run } from './vectorFile.ts'

/** Opens a file with its passphrase, or reads the content of one: the device of each room, how far its time is ahead in ms, and how many leaves, epochs, outside epochs and records it has. */
export const runProfiles: Run = file => {
  if (file.has('file')) {
    const content = openBackup(fromBase64url(file.text('file')), fromUtf8(file.bytes('passphrase')))
    return { content: hexOf(content) }
  }
  const rooms = decodeProfile(file.bytes('content')).map(({ keys, offset, epochs, outside, wires }) =>
    [keys.device, offset, keys.leaves.length, epochs.length, outside.length, wires.length].join(' '),
  )
  return { rooms: rooms.join(', ') }
}
