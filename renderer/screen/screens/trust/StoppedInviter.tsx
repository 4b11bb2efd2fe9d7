import type { JoinView } from '../../../../shared/ports/screenViews.ts'
import { Answers } from '../../components/Answers.tsx'
import { Button } from '../../components/Button.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import css from '../forms.module.css'
import { OrganisationWords } from './OrganisationWords.tsx'

type StoppedInviterProps = {
  readonly join: Extract<JoinView, { state: 'stopped' }>
  readonly leave: () => void
}

/** An organisation of a known name has another key: nothing goes on until she has decided, and stopping comes first. */
export function StoppedInviter({ join: { hostName, organisation, codeWord }, leave }: StoppedInviterProps) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  return (
    <Sheet heading={words('trust.changed.heading')}>
      <p className={css.large} role="alert" data-testid="inviter-stopped">
        {words('trust.changed')}
      </p>
      <p>{words('trust.changed.quiet')}</p>
      <section className={css.part}>
        {hostName === '' ? null : <p>{words('trust.host', { host: hostName })}</p>}
        <p>{words('trust.new', { organisation: organisation.name })}</p>
        <OrganisationWords fingerprint={organisation.fingerprint} help={words('trust.words.help')} />
        {codeWord === '' ? null : (
          <p>
            {words('trust.code')} <strong data-testid="code-word">{codeWord}</strong>
          </p>
        )}
      </section>
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
      <Answers>
        <Button onPress={leave} data-testid="inviter-stop">
          {words('trust.changed.stop')}
        </Button>
        <Button
          isDisabled={busy}
          onPress={() => ask(() => caller.acceptInviter({}))}
          data-testid="inviter-go"
        >
          {words('trust.changed.go')}
        </Button>
      </Answers>
    </Sheet>
  )
}
