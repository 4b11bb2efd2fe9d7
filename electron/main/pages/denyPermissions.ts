import type { Session } from 'electron'

/** What is needed of Electron's Session; older Electron lacks some of it. */
export type PermissionSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
> &
  Partial<Pick<Session, 'setDisplayMediaRequestHandler' | 'setBluetoothPairingHandler'>>

/** Denies a session every permission there is: no camera, notification, clipboard reading, device or screen picture. */
export function denyPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler?.((_request, answer) => answer({}))
  session.setBluetoothPairingHandler?.((_details, answer) => answer({ confirmed: false }))
}
