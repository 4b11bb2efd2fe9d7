import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { Button } from '../components/Button.tsx'
import { Field } from '../components/Field.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { Toggle } from '../components/Toggle.tsx'
import { useAsk } from '../hooks/useAsk.ts'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import css from './forms.module.css'

function NewProfile() {
  const words = useWords()
  const session = useSession()
  const { busy, error, ask } = useAsk()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [seen, setSeen] = useState(false)
  const [different, setDifferent] = useState(false)
  const make = () => {
    setDifferent(passphrase !== again)
    if (passphrase === again && passphrase !== '') void ask(() => session.createProfile(passphrase))
  }
  return (
    <Sheet heading={words('profile.new')} onBack={() => session.go({ at: 'start' })}>
      <p>{words('profile.new.text')}</p>
      <p className={css.aside}>{words('profile.new.limits')}</p>
      <Form
        className={css.form ?? ''}
        data-testid="profile-new-form"
        onSubmit={event => {
          event.preventDefault()
          make()
        }}
      >
        <Field
          label={words('profile.passphrase')}
          help={words('profile.passphrase.help')}
          value={passphrase}
          onChange={setPassphrase}
          secret={!seen}
          maxLength={1024}
          error={error ? words(errorWords[error]) : null}
          testId="profile-passphrase"
        />
        <Field
          label={words('profile.passphrase.again')}
          value={again}
          onChange={setAgain}
          secret={!seen}
          maxLength={1024}
          error={different ? words('profile.passphrase.different') : null}
          testId="profile-passphrase-again"
        />
        <Toggle label={words('profile.show')} on={seen} onChange={setSeen} />
        <Working busy={busy} />
        <Button
          type="submit"
          kind="strong"
          isDisabled={busy || passphrase === ''}
          data-testid="profile-submit"
        >
          {words('profile.new.action')}
        </Button>
      </Form>
    </Sheet>
  )
}

function OpenProfile() {
  const words = useWords()
  const session = useSession()
  const { busy, error, ask } = useAsk()
  const [passphrase, setPassphrase] = useState('')
  const [seen, setSeen] = useState(false)
  const wrong = (code: ErrorCode | null) => (code ? words(errorWords[code]) : null)
  return (
    <Sheet heading={words('profile.open')} onBack={() => session.go({ at: 'start' })}>
      <Form
        className={css.form ?? ''}
        data-testid="profile-open-form"
        onSubmit={event => {
          event.preventDefault()
          if (passphrase !== '') void ask(() => session.openProfile(passphrase))
        }}
      >
        <Field
          label={words('profile.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          secret={!seen}
          maxLength={1024}
          error={wrong(error)}
          testId="profile-passphrase"
        />
        <Toggle label={words('profile.show')} on={seen} onChange={setSeen} />
        <Working busy={busy} />
        <Button
          type="submit"
          kind="strong"
          isDisabled={busy || passphrase === ''}
          data-testid="profile-submit"
        >
          {words('profile.open.action')}
        </Button>
      </Form>
    </Sheet>
  )
}

function Working({ busy }: { readonly busy: boolean }) {
  const words = useWords()
  return (
    <p className={css.aside} role="status">
      {busy ? words('profile.working') : ''}
    </p>
  )
}

/** The kept profile: opened with its passphrase, or made when there is none. */
export function ProfileScreen() {
  const { profile } = useScreenState()
  return profile.exists ? <OpenProfile /> : <NewProfile />
}
