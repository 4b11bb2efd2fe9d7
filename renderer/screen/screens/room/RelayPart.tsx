import { useState } from 'react'
import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import type { RelayTrial } from '../../../../shared/ports/transport.ts'
import { Field } from '../../components/Field.tsx'
import { WordForm } from '../../components/WordForm.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import { RelayTry } from './connection/RelayTry.tsx'
import sheet from './RoomSheet.module.css'

type PartProps = { readonly view: RoomView }

/** A place for the key, where there is none that works: after a backup, or on another facilitator's computer. */
function KeyForm({ view: { room } }: PartProps) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  const [token, setToken] = useState('')
  const submit = async () => {
    if (await ask(() => caller.setRelayToken({ room, token }))) setToken('')
  }
  return (
    <WordForm
      action={words('connection.relay.use')}
      submit={submit}
      disabled={busy || token.trim() === ''}
      testId="relay-form"
    >
      <Field
        label={words('connection.relay.key')}
        help={words('connection.relay.key.help')}
        value={token}
        onChange={setToken}
        maxLength={200}
        secret
        error={error ? words(errorWords[error]) : null}
        testId="relay-key"
      />
    </WordForm>
  )
}

type RelayPartProps = PartProps & {
  readonly trial: RelayTrial | null
  readonly onTried: (trial: RelayTrial | null) => void
}

/** Whether links go through a relay, what is wrong with it, a way to try it, and for facilitators a place for its key. */
export function RelayPart({ view, trial, onTried }: RelayPartProps) {
  const words = useWords()
  const { direct, relayProblem, role } = view
  return (
    <div className={sheet.part} data-testid="relay" data-problem={relayProblem ?? 'none'}>
      <h3>{words('connection.relay')}</h3>
      <p>{words(direct ? 'connection.relay.direct' : 'connection.relay.only')}</p>
      {direct ? null : <p>{words(relayProblem ? errorWords[relayProblem] : 'connection.relay.well')}</p>}
      <RelayTry view={view} trial={trial} onTried={onTried} />
      {relayProblem && role === 'facilitator' ? <KeyForm view={view} /> : null}
    </div>
  )
}
