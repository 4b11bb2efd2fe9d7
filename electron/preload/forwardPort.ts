import { ipcRenderer } from 'electron'
import { PORT_MESSAGE } from '../../shared/ports/portMessage.ts'

/** Passes each message port that main hands out on to the page, which alone keeps it. */
export function forwardPort(): void {
  ipcRenderer.on(PORT_MESSAGE, event => {
    window.postMessage(PORT_MESSAGE, window.location.origin, [...event.ports])
  })
}
