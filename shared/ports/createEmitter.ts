import type { Channel, Emitter, Events } from './typedPort.ts'

/** Makes the events of a channel as functions that send them; the other end validates them on arrival. */
export function createEmitter<E extends Events>(channel: Channel, events: E): Emitter<E> {
  const entries = Object.keys(events).map(event => [
    event,
    (payload: unknown) => channel.post({ event, payload }),
  ])
  return Object.fromEntries(entries)
}
