import { useState } from 'react'
import type { JoinView } from '../../../../shared/ports/screenViews.ts'
import type { OrganisationView } from '../../../../shared/ports/trustViews.ts'
import { Button } from '../../components/Button.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useTimes } from '../../hooks/useTimes.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import css from '../forms.module.css'
import { CodeWord } from './CodeWord.tsx'
import { OrganisationWords } from './OrganisationWords.tsx'

/** The words of an organisation that is not known yet: she compares them, and says so. */
function Compare({ fingerprint }: Pick<OrganisationView, 'fingerprint'>) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  const [matches, setMatches] = useState(false)
  const know = async () => {
    if (await ask(() => caller.knowOrganisation({}))) setMatches(true)
  }
  return (
    <>
      <OrganisationWords fingerprint={fingerprint} help={words('trust.words.help')} />
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
      <p className={css.done} role="status">
        {matches ? words('trust.words.compared') : ''}
      </p>
      {matches ? null : (
        <div>
          <Button isDisabled={busy} onPress={know} data-testid="words-match">
            {words('trust.words.yes')}
          </Button>
          <p className={css.aside}>{words('trust.words.keep')}</p>
        </div>
      )}
    </>
  )
}

function Organisation({ organisation }: { readonly organisation: OrganisationView | null }) {
  const words = useWords()
  const times = useTimes()
  if (organisation === null) return <p data-testid="nobody-vouches">{words('trust.nobody')}</p>
  const { name, fingerprint, until, standing } = organisation
  return (
    <>
      <p data-testid="organisation" data-standing={standing}>
        {words(standing === 'known' ? 'trust.known' : 'trust.new', { organisation: name })}{' '}
        {words('trust.until', { date: times.date(until) })}
      </p>
      {standing === 'known' ? (
        <OrganisationWords fingerprint={fingerprint} help={words('trust.words.help')} />
      ) : (
        <Compare fingerprint={fingerprint} />
      )}
    </>
  )
}

type WhoInvitesProps = {
  readonly join: Extract<JoinView, { state: 'waiting' }>
  readonly leave: () => void
}

/** Who invites: the name that she gave herself, who vouches for her, and the code word, each with how to check it. */
export function WhoInvites({ join: { hostName, organisation, codeWord }, leave }: WhoInvitesProps) {
  const words = useWords()
  return (
    <section className={css.part} aria-labelledby="who-invites">
      <h2 id="who-invites">{words('trust.heading')}</h2>
      {hostName === '' ? null : <p>{words('trust.host', { host: hostName })}</p>}
      <Organisation organisation={organisation} />
      {codeWord === '' ? null : <CodeWord codeWord={codeWord} leave={leave} />}
      <p className={css.aside}>{words('limits.never.ask')}</p>
    </section>
  )
}
