import { createSocket, type SocketType } from 'node:dgram'

/** Addresses that are reserved for examples, so that nobody is there; and nothing is sent. */
const SOMEWHERE = [
  ['udp4', '192.0.2.1'],
  ['udp6', '2001:db8::1'],
] as const

function leadsTo(kind: SocketType, address: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = createSocket(kind)
    const say = (does: boolean) => {
      socket.close()
      resolve(does)
    }
    socket.once('error', () => say(false))
    socket.connect(9, address)
    socket.once('connect', () => say(true))
  })
}

/** Whether this computer knows a way beyond its own networks. Its own tables say so: connecting a UDP socket sends no packet. */
export async function hasWayOut(): Promise<boolean> {
  const ways = await Promise.all(SOMEWHERE.map(([kind, address]) => leadsTo(kind, address)))
  return ways.includes(true)
}
