import { fromUtf8 } from '../../../shared/bytes/utf8.ts'
import { parseInvitationText } from '../../../shared/room/invitation/invitationText.ts'
import { invitationTopic } from '../../../shared/room/invitation/invitationTopic.ts'
import { hexOf, type Run } from './vectorFile.ts'

/** Finds the code and the servers in a text. */
export const runCodes: Run = file => {
  const { secret, fingerprint, servers } = parseInvitationText(fromUtf8(file.bytes('text')))
  return {
    inv: hexOf(secret.expose()),
    fingerprint: fingerprint === null ? 'none' : hexOf(fingerprint),
    topic: invitationTopic(secret),
    servers: servers.join(' '),
  }
}
