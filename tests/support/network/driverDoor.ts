import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import type { Namespace } from './namespace.ts'

/** Joins what comes with the same port of loopback in there. Bytes go over pipes, so the two networks stay apart. */
function join(socket: Socket, namespace: Namespace, port: number): void {
  const script = `exec 3<>/dev/tcp/127.0.0.1/${port}; cat <&3 & exec cat >&3`
  const [command, args] = namespace.command('bash', '-c', script)
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] })
  socket.pipe(child.stdin)
  child.stdout.pipe(socket)
  // Either side may go first, at the end of the app or of the test
  for (const stream of [socket, child.stdin, child.stdout]) stream.on('error', () => socket.destroy())
  socket.on('close', () => child.kill('SIGKILL'))
  child.on('exit', () => socket.destroy())
}

/** A port of this computer's loopback behind which is the same port in a namespace, for the driver of an app that runs in there. */
export async function openDriverDoor(namespace: Namespace): Promise<{ port: number; close: () => void }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer(socket => {
    sockets.add(socket)
    join(socket, namespace, port)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const close = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { port, close }
}
