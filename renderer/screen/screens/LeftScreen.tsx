import { Button } from '../components/Button.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'

/** What stands there after a room was left for good: nothing of the room, only what that means. */
export function LeftScreen() {
  const words = useWords()
  const session = useSession()
  return (
    <Sheet heading={words('left.heading')}>
      <p>{words('left.text')}</p>
      <p>{words('left.limits')}</p>
      <div>
        <Button onPress={() => session.go({ at: 'start' })} data-testid="left-start">
          {words('waiting.failed.start')}
        </Button>
      </div>
    </Sheet>
  )
}
