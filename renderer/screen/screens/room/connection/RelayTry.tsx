import type { RoomView } from '../../../../../shared/ports/screenViews.ts'
import type { RelayTrial } from '../../../../../shared/ports/transport.ts'
import { Button } from '../../../components/Button.tsx'
import { useAsk } from '../../../hooks/useAsk.ts'
import { useSession } from '../../../hooks/useSession.ts'
import { useWords } from '../../../hooks/useWords.ts'
import { errorWords } from '../../../session/errorWords.ts'
import { trialLines } from '../../../session/trialLines.ts'
import css from '../ConnectionSheet.module.css'

/** What came of it in one sentence, and then for each address of the relay. */
function Outcome({ trial }: { readonly trial: RelayTrial | null }) {
  const words = useWords()
  if (trial === null) return null
  const lines = trialLines(trial, words)
  return (
    <>
      <p>{words(`connection.tried.${trial.outcome}`)}</p>
      {lines.length > 0 ? (
        <ul className={css.ways}>
          {lines.map(({ key, line }) => (
            <li key={key}>{line}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

type RelayTryProps = {
  readonly view: RoomView
  readonly trial: RelayTrial | null
  readonly onTried: (trial: RelayTrial | null) => void
}

/** Lets her see whether the relay works from where she is, without anybody else. */
export function RelayTry({ view: { room, direct }, trial, onTried }: RelayTryProps) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  if (direct) return <p>{words('connection.try.direct')}</p>
  const run = () =>
    ask(async () => {
      onTried(null)
      const tried = await caller.tryRelay({ room })
      if (tried.ok) onTried(tried.value)
      return tried
    })
  return (
    <>
      <p>{words('connection.try.help')}</p>
      <div>
        <Button isPending={busy} onPress={() => void run()} data-testid="relay-try">
          {words('connection.try')}
        </Button>
      </div>
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
      <div role="status" data-testid="relay-tried" data-outcome={trial?.outcome ?? 'none-yet'}>
        {busy ? <p>{words('connection.trying')}</p> : <Outcome trial={trial} />}
      </div>
    </>
  )
}
