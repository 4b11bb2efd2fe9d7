import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { NewPassphrase } from '../components/NewPassphrase.tsx'
import { SecretField } from '../components/SecretField.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { Toggle } from '../components/Toggle.tsx'
import { WordForm } from '../components/WordForm.tsx'
import { Working } from '../components/Working.tsx'
import { useAsk } from '../hooks/useAsk.ts'
import { useNewSecret } from '../hooks/useNewSecret.ts'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useWait } from '../hooks/useWait.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import { waitWords } from '../session/waitWords.ts'
import css from './forms.module.css'

function NewProfileForm() {
  const words = useWords()
  const session = useSession()
  const { busy, error, ask } = useAsk()
  const secret = useNewSecret()
  const make = () => {
    if (secret.agrees()) void ask(() => session.createProfile(secret.first))
  }
  const disabled = busy || secret.first === ''
  return (
    <WordForm action={words('profile.new.action')} submit={make} disabled={disabled} testId="profile-new">
      <NewPassphrase
        label={words('profile.passphrase')}
        secret={secret}
        error={error ? words(errorWords[error]) : null}
        testId="profile-passphrase"
      />
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

/** How long no passphrase is tried, in round words; screen readers hear it when it begins and when it is over. */
function WaitLine({ wait, over }: { readonly wait: number; readonly over: boolean }) {
  const words = useWords()
  const { key, count } = waitWords(wait)
  return (
    <p className={css.wait} role="status" data-testid="lock-wait" data-waiting={wait > 0}>
      {wait > 0 ? words(key, { count }) : over ? words('lock.ready') : ''}
    </p>
  )
}

function OpenProfileForm() {
  const words = useWords()
  const session = useSession()
  const { retryAt } = useScreenState()
  const { busy, error, ask } = useAsk()
  const { wait, over } = useWait(retryAt)
  const [passphrase, setPassphrase] = useState('')
  const [seen, setSeen] = useState(false)
  const open = async () => {
    if (!(await ask(() => session.openProfile(passphrase)))) setPassphrase('')
  }
  const disabled = busy || passphrase === '' || wait > 0
  return (
    <WordForm action={words('profile.open.action')} submit={open} disabled={disabled} testId="profile-open">
      <WaitLine wait={wait} over={over} />
      <SecretField
        label={words('profile.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        seen={seen}
        error={error && passphrase === '' ? words(errorWords[error]) : null}
        testId="profile-passphrase"
      />
      <Toggle label={words('profile.show')} on={seen} onChange={setSeen} />
      <Working busy={busy} />
    </WordForm>
  )
}

/** The lock screen: it asks for the passphrase, shows nothing from before, and leads on without the profile too. */
function OpenProfile() {
  const words = useWords()
  const session = useSession()
  return (
    <Sheet heading={words('lock.heading')}>
      <p>{words('lock.text')}</p>
      <OpenProfileForm />
      <div className={css.apart}>
        <Button kind="quiet" onPress={() => session.go({ at: 'start' })} data-testid="lock-without">
          {words('lock.without')}
        </Button>
      </div>
    </Sheet>
  )
}

/** The kept profile: opened with its passphrase, or made when there is none. */
export function ProfileScreen() {
  const { profile } = useScreenState()
  return profile.exists ? <OpenProfile /> : <NewProfile />
}
