import { useCallback, useEffect, useState } from 'react'
import type { VouchingView } from '../../../../shared/ports/trustViews.ts'
import type { CallResult } from '../../../../shared/ports/typedPort.ts'
import { TRUST_TEXT_UNITS } from '../../../../shared/room/organisation/trustText.ts'
import { AskFirst } from '../../components/AskFirst.tsx'
import { Button } from '../../components/Button.tsx'
import { CopyText } from '../../components/CopyText.tsx'
import { Field } from '../../components/Field.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { WordForm } from '../../components/WordForm.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useTimes } from '../../hooks/useTimes.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import css from '../forms.module.css'
import { OrganisationWords } from './OrganisationWords.tsx'

type Request = () => Promise<CallResult<VouchingView>>
type PartProps = {
  /** Makes a request whose answer is seen on the page. */
  readonly seen: (request: Request) => Request
}

/** Where there is no request yet: the one button that makes it. */
function MakeRequest({ seen }: PartProps) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  return (
    <section className={css.part}>
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
      <div>
        <Button
          isDisabled={busy}
          onPress={() => ask(seen(() => caller.requestCertificate({})))}
          data-testid="organisation-ask"
        >
          {words('organisation.request.make')}
        </Button>
      </div>
    </section>
  )
}

/** The request to send away. */
function Requested({ request }: { readonly request: string }) {
  const words = useWords()
  return (
    <section className={css.part}>
      <h2>{words('organisation.request')}</h2>
      <p>{words('organisation.request.help')}</p>
      <CopyText label={words('organisation.request')} text={request} testId="organisation-request" />
    </section>
  )
}

/** The place for what the organisation sent back. */
function TakeCertificate({ seen }: PartProps) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask, clear } = useAsk()
  const [text, setText] = useState('')
  const write = (next: string) => {
    setText(next)
    clear()
  }
  return (
    <section className={css.part}>
      <WordForm
        action={words('organisation.certificate.take')}
        submit={() => void ask(seen(() => caller.takeCertificate({ text })))}
        disabled={busy || text.trim() === ''}
        testId="certificate"
      >
        <Field
          label={words('organisation.certificate')}
          help={words('organisation.certificate.help')}
          value={text}
          onChange={write}
          error={error ? words(errorWords[error]) : null}
          lines={4}
          maxLength={TRUST_TEXT_UNITS}
          testId="certificate-text"
        />
      </WordForm>
    </section>
  )
}

type CertificateProps = { readonly certificate: NonNullable<VouchingView['certificate']> }

/** Who vouches for her, until when, and the words by which others will know it. */
function Vouching({ certificate: { name, fingerprint, until, isOver } }: CertificateProps) {
  const words = useWords()
  const times = useTimes()
  const values = { organisation: name, date: times.date(until) }
  return (
    <section className={css.part}>
      <p role="status" className={isOver ? undefined : css.done} data-testid="vouching" data-over={isOver}>
        {words(isOver ? 'organisation.over' : 'organisation.has', values)}
      </p>
      <OrganisationWords fingerprint={fingerprint} help={words('organisation.words.help')} />
    </section>
  )
}

/** For counsellors: asks an organisation to vouch for the person of this profile, and shows that it does. */
export function OrganisationScreen({ back }: { readonly back: () => void }) {
  const words = useWords()
  const { caller } = useSession()
  const { error, ask } = useAsk()
  const [view, setView] = useState<VouchingView | null>(null)
  const seen = useCallback(
    (request: Request): Request =>
      async () => {
        const result = await request()
        if (result.ok) setView(result.value)
        return result
      },
    [],
  )
  useEffect(() => {
    void ask(seen(() => caller.readVouching({})))
  }, [ask, seen, caller])
  return (
    <Sheet heading={words('organisation.heading')} onBack={back}>
      <p>{words('organisation.help')}</p>
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
      {view?.certificate ? <Vouching certificate={view.certificate} /> : null}
      {view?.request === null ? <MakeRequest seen={seen} /> : null}
      {view?.request && (!view.certificate || view.certificate.isOver) ? (
        <>
          <Requested request={view.request} />
          <TakeCertificate seen={seen} />
        </>
      ) : null}
      {view?.request ? (
        <div className={css.apart}>
          <AskFirst
            label={words('organisation.remove')}
            texts={[words('organisation.remove.hint')]}
            yes={words('organisation.remove')}
            request={seen(() => caller.removeCertificate({}))}
            testId="organisation-remove"
          />
        </div>
      ) : null}
    </Sheet>
  )
}
