import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { processTree } from './appProcesses.ts'

/** A socket as /proc/net shows it: how it is spoken on, and both its ends as hexadecimal address and port. */
export type Socket = { readonly kind: string; readonly local: string; readonly remote: string }

const KINDS = ['tcp', 'tcp6', 'udp', 'udp6'] as const

function linksOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap(fd => {
      try {
        return [readlinkSync(`/proc/${pid}/fd/${fd}`)]
      } catch {
        // closed between the listing and the look
        return []
      }
    })
  } catch {
    // the process ended
    return []
  }
}

function allSockets(): Map<string, Socket> {
  const found = new Map<string, Socket>()
  for (const kind of KINDS)
    for (const line of readFileSync(`/proc/net/${kind}`, 'utf8').split('\n').slice(1)) {
      const [, local = '', remote = '', , , , , , , inode = '0'] = line.trim().split(/\s+/)
      if (inode !== '0') found.set(`socket:[${inode}]`, { kind, local, remote })
    }
  return found
}

/** 127.0.0.1 and ::1, as /proc/net writes them. */
const isLoopback = (address: string) => /^(0100007F|0{24}01000000|0{16}FFFF00000100007F):/.test(address)

/** Every socket that an app and everything it started holds. */
export function heldSockets(root: number): Socket[] {
  const sockets = allSockets()
  const held = processTree(root).flatMap(({ pid }) => linksOf(pid))
  return held.flatMap(link => sockets.get(link) ?? [])
}

/** Those of them that reach beyond this computer; the test's own way in does not. */
export function outsideSockets(root: number): Socket[] {
  return heldSockets(root).filter(({ local }) => !isLoopback(local))
}
