import { readFileSync } from 'node:fs'

type Log = {
  constants: { logSourceType: Record<string, number> }
  events: { source: { type: number }; params?: { url?: string } }[]
}

/** Only a file of the app itself, which its own protocol answers, is no network. */
const OWN = /^app:\/\//

/**
 * What the runtime's own log of its network says that it did, by the kinds of its sources: sockets, look-ups of names, requests. Requests
 * for files of the app are left out.
 */
export function networkDeeds(path: string): string[] {
  const { constants, events }: Log = JSON.parse(readFileSync(path, 'utf8'))
  const names = new Map(Object.entries(constants.logSourceType).map(([name, number]) => [number, name]))
  const deeds = events
    .filter(({ params }) => !OWN.test(params?.url ?? ''))
    .map(({ source }) => names.get(source.type) ?? `${source.type}`)
  return [...new Set(deeds)].sort()
}
