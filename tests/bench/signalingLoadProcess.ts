import { SignalingLoad } from './signalingLoad.ts'

// The load has a process of its own, so that it does not count as the server's work, and so that it has its own sockets.

/** What the bench asks the load to do. */
export type LoadCall =
  | { readonly do: 'connect'; readonly ports: readonly number[]; readonly sockets: number }
  | { readonly do: 'throughput'; readonly seconds: number }
  | { readonly do: 'latency' | 'pings'; readonly perSecond: number; readonly seconds: number }

const load = new SignalingLoad()

async function obey(call: LoadCall): Promise<unknown> {
  if (call.do === 'connect') return load.connect(call.ports, call.sockets)
  if (call.do === 'throughput') return load.throughput(call.seconds)
  const { perSecond, seconds } = call
  return call.do === 'pings' ? load.pings(perSecond, seconds) : load.latency(perSecond, seconds)
}

process.on('message', (call: LoadCall) => {
  obey(call).then(
    result => process.send?.({ result }),
    error => process.send?.({ error: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
