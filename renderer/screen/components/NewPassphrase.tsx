import { useId } from 'react'
import type { NewSecret } from '../hooks/useNewSecret.ts'
import { useWords } from '../hooks/useWords.ts'
import { SecretField } from './SecretField.tsx'
import { StrengthMeter } from './StrengthMeter.tsx'
import { Toggle } from './Toggle.tsx'

type NewPassphraseProps = {
  readonly label: string
  readonly secret: NewSecret
  readonly error: string | null
  readonly testId: string
}

/** A passphrase that is chosen now: twice, with an honest word on how hard it is to guess. */
export function NewPassphrase({ label, secret, error, testId }: NewPassphraseProps) {
  const words = useWords()
  const id = useId()
  const { first, again, seen, different } = secret
  return (
    <>
      <SecretField
        label={label}
        help={words('profile.passphrase.help')}
        value={first}
        onChange={secret.setFirst}
        seen={seen}
        error={error}
        testId={testId}
      />
      <StrengthMeter id={id} passphrase={first} />
      <SecretField
        label={words('profile.passphrase.again')}
        value={again}
        onChange={secret.setAgain}
        seen={seen}
        error={different ? words('profile.passphrase.different') : null}
        testId={`${testId}-again`}
      />
      <Toggle label={words('profile.show')} on={seen} onChange={secret.setSeen} />
    </>
  )
}
