import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { commonProblem } from '../../../../shared/ports/serverViews.ts'
import { Button } from '../../components/Button.tsx'
import { TroubleNote } from '../../components/TroubleNote.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import css from './Connection.module.css'

/** How the room is connected, in words; and the way back when the connection has ended. */
export function Connection({ view }: { readonly view: RoomView }) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  const { room, connection, removed, relayProblem } = view
  const isAway = !removed && (connection === 'connecting' || connection === 'ended')
  const problem = isAway ? commonProblem(view.servers.map(server => server.problem)) : null
  return (
    <div className={css.connection}>
      <p role="status" data-testid="connection" data-connection={connection}>
        {words(`room.connection.${connection}`)}
      </p>
      {problem === null ? null : <TroubleNote trouble={{ problem, clockAhead: null }} />}
      {relayProblem && !removed ? (
        <p data-testid="relay-problem" data-problem={relayProblem}>
          {words(errorWords[relayProblem])}
        </p>
      ) : null}
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
      {connection === 'ended' && !removed ? (
        <Button isDisabled={busy} onPress={() => ask(() => caller.openRoom({ room }))}>
          {words('room.connectAgain')}
        </Button>
      ) : null}
    </div>
  )
}
