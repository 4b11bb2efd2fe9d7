import { processTree } from './appProcesses.ts'
import type { RowanApp } from './rowanApp.ts'

const NETWORK_SERVICE = '--utility-sub-type=network.mojom.NetworkService'

/** Whether this system can hold a process still the way a pulled plug does: it needs /proc and signals. */
export const canCutNetwork = process.platform === 'linux'

/** Pulls the plug of one app: its network process stands still, so that nothing goes out or comes in. Gives the way to plug in again. */
export function cutNetwork(app: RowanApp): () => void {
  const pid = networkProcessOf(app)
  process.kill(pid, 'SIGSTOP')
  return () => process.kill(pid, 'SIGCONT')
}

function networkProcessOf(app: RowanApp): number {
  const root = app.app.process().pid ?? 0
  const found = processTree(root).find(({ command }) => command.includes(NETWORK_SERVICE))
  if (found === undefined) throw new Error(`no network process below ${root}`)
  return found.pid
}
