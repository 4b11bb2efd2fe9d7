import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { screenCalls } from '../../../shared/ports/screenPort.ts'
import type { MessageView } from '../../../shared/ports/screenViews.ts'
import type { Caller } from '../../../shared/ports/typedPort.ts'
import type { RecordId, RoomId } from '../../../shared/room/ids.ts'

/** The longest text that is looked for, in UTF-16 units. */
export const SEARCH_MAX = 100
/** How many messages are listed, and how many opened ones may be named in one call. */
const LISTED = 50
const SHOWN = 200

/** What a search found, newest first. */
export type Found = {
  readonly found: readonly MessageView[]
  readonly more: boolean
  readonly error: ErrorCode | null
}

type Wanted = {
  readonly caller: Pick<Caller<typeof screenCalls>, 'searchTimeline'>
  readonly room: RoomId
  readonly text: string
  readonly opened: ReadonlySet<RecordId>
  /** Is anybody still waiting for it? */
  readonly isWanted: () => boolean
}

/** Asks core piece by piece until the whole talk was looked through, or there are as many as are listed. */
export async function searchWhole({ caller, room, text, opened, isWanted }: Wanted): Promise<Found> {
  const shown = [...opened].slice(-SHOWN)
  const found: MessageView[] = []
  let before: number | undefined
  for (;;) {
    const limit = LISTED - found.length
    const page = await caller.searchTimeline({
      room,
      text,
      limit,
      shown,
      ...(before !== undefined && { before }),
    })
    if (!page.ok) return { found, more: false, error: page.code }
    for (const { message } of page.value.found) found.push(message)
    const { more, reached } = page.value
    if (!more || found.length >= LISTED || !isWanted()) return { found, more, error: null }
    before = reached
  }
}
