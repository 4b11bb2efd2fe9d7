import type { MenuItemConstructorOptions } from 'electron'

/** No menu, save on macOS, where copying and quitting by keyboard exist only through one. Nothing in it reloads, inspects or prints. */
export function applicationMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] | null {
  if (platform !== 'darwin') return null
  const edit = ['undo', 'redo', 'cut', 'copy', 'pasteAndMatchStyle', 'selectAll'] as const
  return [
    { label: 'Rowan', submenu: [{ role: 'hide' }, { role: 'quit' }] },
    { role: 'editMenu', submenu: edit.map(role => ({ role })) },
  ]
}
