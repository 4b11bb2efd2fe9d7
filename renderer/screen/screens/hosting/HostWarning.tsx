import { nameHints } from '../../../../shared/room/nameHints.ts'
import { Answers } from '../../components/Answers.tsx'
import { Button } from '../../components/Button.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { useWords } from '../../hooks/useWords.ts'
import { NameThought } from '../joining/NameThought.tsx'

type HostWarningProps = {
  readonly names: readonly string[]
  readonly change: () => void
  readonly keep: () => void
}

/** Says once, gently, what the names of a room and of its host may give away. They may be kept: that answer is as large as the other. */
export function HostWarning({ names, change, keep }: HostWarningProps) {
  const words = useWords()
  return (
    <Sheet heading={words('host.warn.heading')} onBack={change}>
      {names.map(name => (
        <NameThought key={name} name={name} hints={nameHints(name)} />
      ))}
      <p>{words('join.warn.text')}</p>
      <Answers>
        <Button onPress={change} data-testid="host-warn-change">
          {words('join.warn.change')}
        </Button>
        <Button onPress={keep} data-testid="host-warn-keep">
          {words('join.warn.keep')}
        </Button>
      </Answers>
    </Sheet>
  )
}
