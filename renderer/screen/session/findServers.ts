import { ensure, errorCodeOf } from '../../../shared/bytes/protocolError.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import { takeServers } from '../../../shared/room/invitation/serverAddress.ts'

// What the policy of the page with the network can name, and the filter of its requests
const PLAIN_HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])$/

/** Whether an engine can make anything of an address, which looks like one: its port may be too high, its name impossible. */
function isUsable(address: string): boolean {
  try {
    return PLAIN_HOST.test(new URL(address).hostname)
  } catch {
    // the caller says what is wrong with it
    return false
  }
}

/** The addresses of meeting points in a text; SERVER_ADDRESS when one of them is unusable. There may be none. */
export function findServers(text: string): CallResult<string[]> {
  try {
    const { servers } = takeServers(text.normalize('NFKC'))
    ensure(servers.every(isUsable), 'SERVER_ADDRESS')
    return { ok: true, value: [...servers] }
  } catch (error) {
    return { ok: false, code: errorCodeOf(error) }
  }
}
