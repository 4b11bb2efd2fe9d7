import { useState } from 'react'
import { Field } from '../components/Field.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { Toggle } from '../components/Toggle.tsx'
import { WordForm } from '../components/WordForm.tsx'
import { type Ask, useAsk } from '../hooks/useAsk.ts'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import css from './forms.module.css'

type SecretFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly seen: boolean
  readonly help?: string
  readonly error: string | null
  readonly testId: string
}

function SecretField({ seen, ...props }: SecretFieldProps) {
  return <Field {...props} secret={!seen} maxLength={1024} />
}

function Working({ busy }: Pick<Ask, 'busy'>) {
  const words = useWords()
  return (
    <p className={css.aside} role="status">
      {busy ? words('profile.working') : ''}
    </p>
  )
}

function NewProfileForm() {
  const words = useWords()
  const session = useSession()
  const { busy, error, ask } = useAsk()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [seen, setSeen] = useState(false)
  const [different, setDifferent] = useState(false)
  const make = () => {
    setDifferent(passphrase !== again)
    if (passphrase === again) void ask(() => session.createProfile(passphrase))
  }
  const disabled = busy || passphrase === ''
  return (
    <WordForm action={words('profile.new.action')} submit={make} disabled={disabled} testId="profile-new">
      <SecretField
        label={words('profile.passphrase')}
        help={words('profile.passphrase.help')}
        value={passphrase}
        onChange={setPassphrase}
        seen={seen}
        error={error ? words(errorWords[error]) : null}
        testId="profile-passphrase"
      />
      <SecretField
        label={words('profile.passphrase.again')}
        value={again}
        onChange={setAgain}
        seen={seen}
        error={different ? words('profile.passphrase.different') : null}
        testId="profile-passphrase-again"
      />
      <Toggle label={words('profile.show')} on={seen} onChange={setSeen} />
      <Working busy={busy} />
    </WordForm>
  )
}

function NewProfile() {
  const words = useWords()
  const session = useSession()
  return (
    <Sheet heading={words('profile.new')} onBack={() => session.go({ at: 'start' })}>
      <p>{words('profile.new.text')}</p>
      <p className={css.aside}>{words('profile.new.limits')}</p>
      <NewProfileForm />
    </Sheet>
  )
}

function OpenProfile() {
  const words = useWords()
  const session = useSession()
  const { busy, error, ask } = useAsk()
  const [passphrase, setPassphrase] = useState('')
  const [seen, setSeen] = useState(false)
  const open = () => void ask(() => session.openProfile(passphrase))
  const disabled = busy || passphrase === ''
  return (
    <Sheet heading={words('profile.open')} onBack={() => session.go({ at: 'start' })}>
      <WordForm action={words('profile.open.action')} submit={open} disabled={disabled} testId="profile-open">
        <SecretField
          label={words('profile.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          seen={seen}
          error={error ? words(errorWords[error]) : null}
          testId="profile-passphrase"
        />
        <Toggle label={words('profile.show')} on={seen} onChange={setSeen} />
        <Working busy={busy} />
      </WordForm>
    </Sheet>
  )
}

/** The kept profile: opened with its passphrase, or made when there is none. */
export function ProfileScreen() {
  const { profile } = useScreenState()
  return profile.exists ? <OpenProfile /> : <NewProfile />
}
