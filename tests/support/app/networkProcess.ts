import { readdirSync, readFileSync } from 'node:fs'
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
  const root = app.app.process().pid
  const found = processes().find(
    ({ pid, command }) => command.includes(NETWORK_SERVICE) && root !== undefined && descendsFrom(pid, root),
  )
  if (found === undefined) throw new Error(`no network process below ${root}`)
  return found.pid
}

function processes(): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(name => ({ pid: Number(name), command: readOf(name, 'cmdline') }))
}

function descendsFrom(pid: number, ancestor: number): boolean {
  for (let at = pid; at > 1; at = parentOf(at)) if (at === ancestor) return true
  return false
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s*(\d+)/m.exec(readOf(`${pid}`, 'status'))?.[1] ?? 0)
}

function readOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // the process ended between the listing and the reading
    return ''
  }
}
