import type { Clock } from '../../../shared/ports/clock.ts'
import type { screenCalls } from '../../../shared/ports/screenPort.ts'
import type { Caller } from '../../../shared/ports/typedPort.ts'
import type { RoomId } from '../../../shared/room/ids.ts'

/** How long writing must rest before the text is handed over, in ms. */
const REST = 400

type Waiting = { readonly text: string; readonly stop: () => void }

/** Unsent texts, which core holds in memory and sealed while a profile is open, so that they come back after a lock. */
export type Drafts = {
  /** What was held for a room; empty when there is nothing or no profile is open. */
  read(room: RoomId): Promise<string>
  hold(room: RoomId, text: string): void
  /** Hands over at once what still waits. */
  flush(): void
}

type DraftCalls = Pick<Caller<typeof screenCalls>, 'holdDraft' | 'readDraft'>

/** Makes the keeper of unsent texts. Without an open profile nothing is held, and nothing is asked. */
export function createDrafts(caller: DraftCalls, clock: Clock, isOpen: () => boolean): Drafts {
  const waiting = new Map<RoomId, Waiting>()
  function handOver(room: RoomId, text: string): void {
    waiting.get(room)?.stop()
    waiting.delete(room)
    if (isOpen()) void caller.holdDraft({ room, text })
  }
  return {
    async read(room) {
      if (!isOpen()) return ''
      const held = await caller.readDraft({ room })
      return held.ok ? held.value.text : ''
    },
    hold(room, text) {
      waiting.get(room)?.stop()
      const stop = clock.after(REST, () => handOver(room, text))
      waiting.set(room, { text, stop })
    },
    flush() {
      for (const [room, { text }] of [...waiting]) handOver(room, text)
    },
  }
}
