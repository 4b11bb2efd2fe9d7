import { startVirtualDisplay } from './runtime/virtualDisplay.mjs'

/** Windows of tests are shown on a display of their own on Linux, so that they neither need nor disturb the one in use. */
export default async function openDisplay(): Promise<(() => Promise<void>) | undefined> {
  if (process.platform !== 'linux') return undefined
  const { display, close } = await startVirtualDisplay()
  process.env.DISPLAY = display
  delete process.env.WAYLAND_DISPLAY
  return close
}
