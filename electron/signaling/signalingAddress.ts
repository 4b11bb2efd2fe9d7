/** Where a server listens. */
export interface SignalingAddress {
  readonly host: string
  readonly port: number
  /** `ws://host:port` or, with TLS, `wss://host:port`. */
  readonly url: string
}

export function signalingAddress(host: string, port: number, isSecure: boolean): SignalingAddress {
  const shown = host.includes(':') ? `[${host}]` : host
  return { host, port, url: `${isSecure ? 'wss' : 'ws'}://${shown}:${port}` }
}
