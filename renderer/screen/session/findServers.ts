import { errorCodeOf } from '../../../shared/bytes/protocolError.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import { takeServers } from '../../../shared/room/invitation/serverAddress.ts'

/** The addresses of meeting points in a text; SERVER_ADDRESS when one of them is unusable. There may be none. */
export function findServers(text: string): CallResult<string[]> {
  try {
    return { ok: true, value: [...takeServers(text.normalize('NFKC')).servers] }
  } catch (error) {
    return { ok: false, code: errorCodeOf(error) }
  }
}
