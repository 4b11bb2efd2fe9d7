import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { useWords } from '../../hooks/useWords.ts'
import { EXPLAINED, FOR_DURESS, type VaultSection } from '../../session/vaultSections.ts'
import forms from '../forms.module.css'
import { VaultForm } from './VaultForm.tsx'

type VaultPartProps = { readonly section: VaultSection; readonly back: () => void }

/** One thing that can be done about the profile: what it does, what it cannot do, and only then the form. */
export function VaultPart({ section, back }: VaultPartProps) {
  const words = useWords()
  const explained = EXPLAINED.includes(section)
  const [goesOn, setGoesOn] = useState(!explained)
  return (
    <Sheet heading={words(`vault.${section}`)} onBack={back}>
      <p>{words(`vault.${section}.text`)}</p>
      <p>{words(`vault.${section}.limits`)}</p>
      {FOR_DURESS.includes(section) ? <p className={forms.aside}>{words('vault.careful')}</p> : null}
      {goesOn ? (
        <VaultForm section={section} autoFocus={explained} />
      ) : (
        <div className={forms.actions}>
          <Button onPress={() => setGoesOn(true)} data-testid={`vault-${section}-on`}>
            {words('common.continue')}
          </Button>
          <Button onPress={back} data-testid={`vault-${section}-no`}>
            {words('common.notNow')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
