import { isLocalServer, isLoopbackServer } from '../../../shared/room/invitation/isLocalServer.ts'

/** Where the address of a meeting point lies, as far as the address alone says it. */
export type ServerPlace = 'here' | 'local' | 'elsewhere'

/** Whether a meeting point is on this computer, in a local network, or anywhere else. No name is looked up. */
export function serverPlace(url: string): ServerPlace {
  if (isLoopbackServer(url)) return 'here'
  return isLocalServer(url) ? 'local' : 'elsewhere'
}
