import { useState } from 'react'
import type { ErrorCode } from '../../../../shared/bytes/protocolError.ts'
import { NewPassphrase } from '../../components/NewPassphrase.tsx'
import { SecretField } from '../../components/SecretField.tsx'
import { WordForm } from '../../components/WordForm.tsx'
import { Working } from '../../components/Working.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useNewSecret } from '../../hooks/useNewSecret.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords, type Words } from '../../hooks/useWords.ts'
import { backupErrorWords, errorWords } from '../../session/errorWords.ts'
import { type Outcome, vaultRequest } from '../../session/vaultRequest.ts'
import type { VaultSection } from '../../session/vaultSections.ts'
import forms from '../forms.module.css'

/** Sections that ask for the passphrase of the open profile, and those in which another one is chosen. */
const NEEDS_CURRENT: readonly VaultSection[] = ['change', 'decoy', 'erase', 'clear', 'delete']
const CHOOSES: readonly VaultSection[] = ['change', 'decoy', 'erase', 'export']

/** Refusals that are about the chosen passphrase, and not about the one that was asked for. */
const aboutChosen = (code: ErrorCode | null) => code === 'PASSPHRASE_TAKEN'

const outcomeWords = (words: Words, outcome: Outcome | null) =>
  outcome ? words(outcome.key, { count: outcome.count }) : ''

/** What is typed, and what came of it: afterwards nothing of it is on the page any more. */
function useVaultForm(section: VaultSection) {
  const session = useSession()
  const { busy, error, ask } = useAsk()
  const [current, setCurrent] = useState('')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const secret = useNewSecret()
  const chooses = CHOOSES.includes(section)
  const empty = (NEEDS_CURRENT.includes(section) || !chooses) && current === ''
  const submit = async () => {
    if (chooses && !secret.agrees()) return
    setOutcome(null)
    const granted = await ask(async () => {
      const result = await vaultRequest(session, section, { current, next: secret.first })
      if (result.ok) setOutcome(result.value)
      return result
    })
    setCurrent('')
    if (granted) secret.clear()
  }
  return {
    busy,
    error,
    current,
    setCurrent,
    outcome,
    secret,
    submit,
    disabled: busy || empty || (chooses && secret.first === ''),
  }
}

type VaultFormProps = {
  readonly section: VaultSection
  /** Does it come after an explanation, whose button had the keyboard? */
  readonly autoFocus: boolean
}

/** The form of one section. */
export function VaultForm({ section, autoFocus }: VaultFormProps) {
  const words = useWords()
  const form = useVaultForm(section)
  const { busy, error, secret } = form
  const refused = error ? words(section === 'import' ? backupErrorWords(error) : errorWords[error]) : null
  const asksCurrent = !CHOOSES.includes(section) || NEEDS_CURRENT.includes(section)
  return (
    <WordForm
      action={words(`vault.${section}.action`)}
      submit={form.submit}
      disabled={form.disabled}
      testId={`vault-${section}-form`}
    >
      {asksCurrent ? (
        <SecretField
          label={words(section === 'import' ? 'vault.backup.passphrase' : 'vault.current')}
          value={form.current}
          onChange={form.setCurrent}
          seen={secret.seen}
          autoFocus={autoFocus}
          error={aboutChosen(error) ? null : refused}
          testId={`vault-${section}-current`}
        />
      ) : null}
      {CHOOSES.includes(section) ? (
        <NewPassphrase
          label={words(`vault.${section as 'change' | 'decoy' | 'erase' | 'export'}.next`)}
          secret={secret}
          error={aboutChosen(error) || !asksCurrent ? refused : null}
          testId={`vault-${section}-next`}
        />
      ) : null}
      <Working busy={busy} />
      <p className={forms.done} role="status" data-testid={`vault-${section}-done`}>
        {outcomeWords(words, form.outcome)}
      </p>
    </WordForm>
  )
}
