import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import type { ServerView } from '../../../../shared/ports/serverViews.ts'
import { bareServer } from '../../../../shared/room/invitation/serverPins.ts'
import { ClockNote } from '../../components/ClockNote.tsx'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import css from './ConnectionSheet.module.css'
import sheet from './RoomSheet.module.css'

/** One meeting point: its address, whether it is reached, and what is wrong and what to do. */
function MeetingPoint({ url, state, problem }: ServerView) {
  const words = useWords()
  return (
    <li data-state={state} data-problem={problem ?? 'none'}>
      <span className={css.address} translate="no">
        {bareServer(url)}
      </span>
      <span className={css.state}>{words(`connection.point.${state}`)}</span>
      {problem === null ? null : <span>{words(errorWords[problem])}</span>}
    </li>
  )
}

/** The meeting points of the room, whether they are reached, and what it means when they are not. */
export function MeetingPoints({ servers, clockAhead }: Pick<RoomView, 'servers' | 'clockAhead'>) {
  const words = useWords()
  return (
    <div className={sheet.part}>
      <h3>{words('connection.points')}</h3>
      <ul className={css.points} data-testid="meeting-points">
        {servers.map(server => (
          <MeetingPoint key={server.url} {...server} />
        ))}
      </ul>
      <ClockNote ahead={clockAhead} />
      <p>{words('connection.points.help')}</p>
    </div>
  )
}
