import type { EventView } from '../../../shared/ports/screenViews.ts'

/** What an event says. Its time does not belong to it: that may become known later. */
export const eventKey = ({ kind, name, by }: EventView): string => JSON.stringify([kind, name, by])

/** For each two places, how many keys both lists have in common from there on, in the same order. */
function commonFrom(before: readonly string[], now: readonly string[]): (at: number, to: number) => number {
  const rows = new Map<number, number[]>()
  const common = (at: number, to: number) => rows.get(at)?.[to] ?? 0
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const row = new Array<number>(now.length).fill(0)
    rows.set(at, row)
    for (let to = now.length - 1; to >= 0; to -= 1) {
      const skipped = Math.max(common(at + 1, to), common(at, to + 1))
      row[to] = before[at] === now[to] ? common(at + 1, to + 1) + 1 : skipped
    }
  }
  return common
}

/** The events that were not in the list before, though some may have come in between, been taken back, or fallen off its beginning. */
export function freshEvents(before: readonly EventView[], now: readonly EventView[]): EventView[] {
  const [old, keys] = [before.map(eventKey), now.map(eventKey)]
  const common = commonFrom(old, keys)
  let at = 0
  return now.filter((_, to) => {
    while (at < old.length && old[at] !== keys[to] && common(at + 1, to) >= common(at, to + 1)) at += 1
    if (at >= old.length || old[at] !== keys[to]) return true
    at += 1
    return false
  })
}
