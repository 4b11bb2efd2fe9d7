import { useCallback, useEffect, useRef, useState } from 'react'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { screenCalls } from '../../../shared/ports/screenPort.ts'
import type { MessageView } from '../../../shared/ports/screenViews.ts'
import type { Caller } from '../../../shared/ports/typedPort.ts'
import type { RecordId, RoomId } from '../../../shared/room/ids.ts'
import { type Found, searchWhole } from '../session/searchWhole.ts'

/** A search, while it runs and afterwards. */
export type Search = {
  readonly busy: boolean
  readonly error: ErrorCode | null
  /** Newest first; null before anything was looked for. */
  readonly found: readonly MessageView[] | null
  readonly more: boolean
  run(text: string): Promise<void>
}

type Parts = {
  readonly caller: Pick<Caller<typeof screenCalls>, 'searchTimeline'>
  readonly room: RoomId
  readonly opened: ReadonlySet<RecordId>
}

const nothing = { busy: false, error: null, found: null, more: false }

/** Looks through the whole talk. Another search stops the one before; so does leaving the page. */
export function useSearch({ caller, room, opened }: Parts): Search {
  const [state, setState] = useState<Omit<Search, 'run'>>(nothing)
  const latest = useRef(0)
  useEffect(
    () => () => {
      latest.current += 1
    },
    [],
  )
  const run = useCallback(
    async (text: string) => {
      latest.current += 1
      const own = latest.current
      const isWanted = () => latest.current === own
      setState({ ...nothing, busy: true })
      const result: Found = await searchWhole({ caller, room, opened, text, isWanted })
      if (isWanted()) setState({ busy: false, ...result })
    },
    [caller, room, opened],
  )
  return { ...state, run }
}
