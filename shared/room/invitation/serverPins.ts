/** The address as it is connected to: without the pins of the server's certificate (PROTOCOL.md §9.1). */
export function bareServer(address: string): string {
  const [bare = ''] = address.split('#')
  return bare
}

/** The pins in an address that `isServerAddress` takes, 43 characters each; none, one or two (PROTOCOL.md §9.1). */
export function serverPins(address: string): readonly string[] {
  const [, pins] = address.split('#')
  return pins === undefined ? [] : pins.split('.')
}
