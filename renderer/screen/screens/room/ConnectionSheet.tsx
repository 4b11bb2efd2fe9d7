import { useCallback, useEffect, useState } from 'react'
import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import type { RelayTrial } from '../../../../shared/ports/transport.ts'
import { Button } from '../../components/Button.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useLinks } from '../../hooks/useLinks.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import { type RefusalGroup, refusalGroups } from '../../session/refusalWords.ts'
import css from './ConnectionSheet.module.css'
import { ConnectionReport } from './connection/ConnectionReport.tsx'
import { LinkedPeople } from './connection/LinkedPeople.tsx'
import { MeetingPoints } from './MeetingPoints.tsx'
import { RelayPart } from './RelayPart.tsx'
import sheet from './RoomSheet.module.css'

/** What was refused up to now, asked for when the page opens and whenever the person looks again. */
function useRefusals() {
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  const [groups, setGroups] = useState<readonly RefusalGroup[] | null>(null)
  const look = useCallback(
    () =>
      ask(async () => {
        const found = await caller.refusals({})
        if (found.ok) setGroups(refusalGroups(found.value.counts))
        return found
      }),
    [ask, caller],
  )
  useEffect(() => void look(), [look])
  return { groups, busy, error, look }
}

function RefusalLine({ group: { words: key, count, codes } }: { readonly group: RefusalGroup }) {
  const words = useWords()
  return (
    <li>
      <span>{words('connection.refused.line', { what: words(key), count })}</span>
      <span className={css.codes} translate="no">
        {codes.map(({ code, count: times }) => `${code} ${times}`).join(' · ')}
      </span>
    </li>
  )
}

/** What was not accepted, in words, with the codes small beneath for whoever is asked about them. */
function Refusals() {
  const words = useWords()
  const { groups, busy, error, look } = useRefusals()
  const total = groups?.reduce((sum, { count }) => sum + count, 0) ?? 0
  return (
    <div className={sheet.part}>
      <div role="status" data-testid="refused-total" data-total={total}>
        <h3>{words('connection.refused', { count: total })}</h3>
      </div>
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
      <p>{words(total === 0 ? 'connection.refused.none' : 'connection.refused.help')}</p>
      <ul className={css.lines} data-testid="refused">
        {groups?.map(group => (
          <RefusalLine key={group.words} group={group} />
        ))}
      </ul>
      <div>
        <Button isDisabled={busy} onPress={look} data-testid="refused-again">
          {words('connection.again')}
        </Button>
      </div>
    </div>
  )
}

/** How the room is connected: who is linked, where computers find each other, the relay, what came that was not accepted, and a report of it. */
export function ConnectionSheet({ view }: { readonly view: RoomView }) {
  const words = useWords()
  const links = useLinks(view)
  const [trial, setTrial] = useState<RelayTrial | null>(null)
  return (
    <>
      <p>{words(`room.connection.${view.connection}`)}</p>
      <LinkedPeople view={view} links={links} />
      <MeetingPoints servers={view.servers} clockAhead={view.clockAhead} />
      <RelayPart view={view} trial={trial} onTried={setTrial} />
      <Refusals />
      <ConnectionReport view={view} trial={trial} />
    </>
  )
}
