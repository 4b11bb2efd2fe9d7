import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Sheet } from '../../components/Sheet.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { VAULT_SECTIONS, type VaultSection } from '../../session/vaultSections.ts'
import { OrganisationScreen } from '../trust/OrganisationScreen.tsx'
import { VaultPart } from './VaultPart.tsx'
import css from './VaultScreen.module.css'

type Page = VaultSection | 'organisation'
type WayProps = { readonly section: Page; readonly open: () => void }

function Way({ section, open }: WayProps) {
  const words = useWords()
  return (
    <li>
      <AriaButton className={css.way ?? ''} onPress={open} data-testid={`vault-${section}`}>
        <span>{words(section === 'organisation' ? 'organisation.heading' : `vault.${section}`)}</span>
        <ChevronRight aria-hidden size={20} />
      </AriaButton>
    </li>
  )
}

/** What can be done about the open profile, one thing at a time. It looks the same whether other passphrases were set or not. */
export function VaultScreen() {
  const words = useWords()
  const session = useSession()
  const [section, setSection] = useState<Page | null>(null)
  if (section === 'organisation') return <OrganisationScreen back={() => setSection(null)} />
  if (section) return <VaultPart key={section} section={section} back={() => setSection(null)} />
  return (
    <Sheet heading={words('vault.heading')} onBack={() => session.lay(null)}>
      <ul className={css.ways}>
        {[...VAULT_SECTIONS, 'organisation' as const].map(each => (
          <Way key={each} section={each} open={() => setSection(each)} />
        ))}
      </ul>
      <p className={css.aside}>{words('vault.same')}</p>
    </Sheet>
  )
}
