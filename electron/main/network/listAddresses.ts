import type { Session } from 'electron'

/**
 * Lets Chromium list the addresses of this computer for a direct room where there is no way out. It knows only the address of that way
 * else, and without one it has none to offer, so that two computers on one cable would never meet. It lists them for pages that might use
 * a camera: that question alone is answered with yes, and a camera that is asked for is denied all the same. To be told whenever the room
 * becomes direct, or no longer is.
 */
export function listAddresses(
  session: Pick<Session, 'setPermissionCheckHandler'>,
  hasWayOut: () => Promise<boolean>,
): (direct: boolean) => Promise<void> {
  let direct = false
  let isCutOff = false
  session.setPermissionCheckHandler((_contents, permission) => direct && isCutOff && permission === 'media')
  return async now => {
    direct = now
    if (direct) isCutOff = !(await hasWayOut())
  }
}
