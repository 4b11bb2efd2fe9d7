import { cat, int, lp, text } from '../../support/room/primitives.ts'

/** A relay as a policy holds it, and everything in it that a vector may want otherwise. */
export const relayPlan = {
  version: 1,
  until: 1_800_000_000_000,
  lifetime: 43_200,
  urls: [
    'turn:relay.example?transport=udp',
    'turn:[2001:db8::1]:3478?transport=tcp',
    'turns:relay.example:443?transport=tcp',
  ] as readonly string[],
  username: '1800000000:aB3_-x',
  credential: 'AAECAwQFBgcICQoLDA0ODxAREhM=',
  trailing: new Uint8Array() as Uint8Array,
}

/** relay. */
export const relayBytes = (change: Partial<typeof relayPlan> = {}): Uint8Array => {
  const from = { ...relayPlan, ...change }
  return cat(
    int(1, from.version),
    int(8, from.until),
    int(4, from.lifetime),
    int(1, from.urls.length),
    ...from.urls.map(url => lp(text(url))),
    lp(text(from.username)),
    lp(text(from.credential)),
    from.trailing,
  )
}
