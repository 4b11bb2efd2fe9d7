/**
 * Takes from the page's own world everything that reaches a network past its content policy, and printing. It is sent there as
 * text, so it uses nothing outside itself.
 */
export function removeNetwork(): void {
  const others = ['WebSocket', 'WebSocketStream', 'WebSocketError', 'WebTransport', 'EventSource', 'print']
  const names = Object.getOwnPropertyNames(globalThis).filter(
    name => /^(?:webkit)?RTC|^WebTransport/.test(name) || others.includes(name),
  )
  for (const name of names) Reflect.deleteProperty(globalThis, name)
}
