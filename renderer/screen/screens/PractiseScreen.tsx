import { Button } from '../components/Button.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import { Practice } from './Practice.tsx'

/** The practice of hiding, laid over a screen. */
export function PractiseScreen() {
  const words = useWords()
  const session = useSession()
  return (
    <Sheet heading={words('bar.practise')} onBack={() => session.lay(null)}>
      <Practice />
      <div>
        <Button onPress={() => session.lay(null)} data-testid="practise-finish">
          {words('practise.finish')}
        </Button>
      </div>
    </Sheet>
  )
}
