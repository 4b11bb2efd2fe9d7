import { useApp } from '../hooks/useApp.ts'
import { useStore } from '../hooks/useStore.ts'
import { useWords } from '../hooks/useWords.ts'
import { consentWords } from '../session/consentWords.ts'
import { Answers } from './Answers.tsx'
import { Button } from './Button.tsx'
import { Sheet } from './Sheet.tsx'

type ConsentProps = {
  readonly busy: boolean
  /** Whether everything goes through a relay, so that the room sees no address. */
  readonly relayed?: boolean
  /** The addresses of the meeting points, as far as they are known. */
  readonly servers?: readonly string[]
  readonly onYes: () => void
  readonly onNo: () => void
  readonly onBack?: () => void
  /** Where it stands among other pages. */
  readonly place?: string
}

/** Asks before anything touches the network. The two answers weigh the same. */
export function Consent({ busy, relayed = false, servers = [], onYes, onNo, onBack, place }: ConsentProps) {
  const words = useWords()
  const { proxy } = useStore(useApp().settings.state).settings
  const { sentences, yes } = consentWords({ relayed, servers, proxied: proxy !== null })
  return (
    <Sheet heading={words('consent.heading')} {...(onBack ? { onBack } : {})} {...(place ? { place } : {})}>
      {sentences.map(sentence => (
        <p key={sentence}>{words(sentence)}</p>
      ))}
      <p>{words('consent.before')}</p>
      <Answers>
        <Button onPress={onYes} isDisabled={busy} data-testid="consent-yes">
          {busy ? words('consent.connecting') : words(yes)}
        </Button>
        <Button onPress={onNo} isDisabled={busy} data-testid="consent-no">
          {words('common.notNow')}
        </Button>
      </Answers>
    </Sheet>
  )
}
