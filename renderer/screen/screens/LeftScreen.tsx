import { Button } from '../components/Button.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { useSession } from '../hooks/useSession.ts'
import { useWords } from '../hooks/useWords.ts'
import type { LeftHow } from '../session/screenState.ts'
import css from './forms.module.css'
import { Relief } from './joining/Relief.tsx'

/** Afterwards: nothing of the room, only what that means, what the computer may remember, and where she can go from here. */
export function LeftScreen({ how }: { readonly how: LeftHow }) {
  const words = useWords()
  const session = useSession()
  return (
    <Sheet heading={words(how === 'ended' ? 'left.over.heading' : 'left.heading')}>
      <p>{words(how === 'closed' ? 'left.closed' : 'left.text')}</p>
      <p>{words('left.kind')}</p>
      {how === 'closed' ? <p>{words('left.wrote')}</p> : null}
      <p>{words(how === 'closed' ? 'left.system' : 'left.limits')}</p>
      <Relief />
      <div className={css.actions}>
        <Button onPress={() => session.go({ at: 'start' })} data-testid="left-start">
          {words('waiting.failed.start')}
        </Button>
        <Button onPress={() => void session.computer.quit({})} data-testid="left-close">
          {words('left.close')}
        </Button>
      </div>
    </Sheet>
  )
}
