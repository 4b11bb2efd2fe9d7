import { contextBridge, webFrame } from 'electron'

/** Runs a function that needs nothing outside itself in the page's own world, before any script of the page. */
export function runInPage(func: () => void): void {
  if (typeof contextBridge.executeInMainWorld === 'function') contextBridge.executeInMainWorld({ func })
  // Older Electron has no such bridge; there this runs the text at once, too.
  else void webFrame.executeJavaScript(`(${func.toString()})()`)
}
