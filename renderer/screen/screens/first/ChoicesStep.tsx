import { ArrowRight, Laptop, type LucideIcon, Phone, Wind } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { MessageKey } from '../../../../shared/i18n/catalogue.ts'
import { useApp } from '../../hooks/useApp.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useStore } from '../../hooks/useStore.ts'
import { useWords } from '../../hooks/useWords.ts'
import { SOON_MS } from '../../session/coverSooner.ts'
import type { FirstStep } from '../../session/firstSteps.ts'
import forms from '../forms.module.css'
import ways from '../StartScreen.module.css'
import { Limits } from './Limits.tsx'
import { StepSheet } from './StepSheet.tsx'

type Choice = {
  readonly testId: string
  readonly icon: LucideIcon
  readonly name: MessageKey
  readonly text: MessageKey
  readonly go: () => void
}

function ChoiceItem({ testId, icon: Icon, name, text, go }: Choice) {
  const words = useWords()
  return (
    <li>
      <AriaButton className={ways.way ?? ''} onPress={go} data-testid={testId}>
        <Icon aria-hidden className={ways.icon} size={26} strokeWidth={1.75} />
        <span className={ways.name}>{words(name)}</span>
        <span className={ways.text}>{words(text)}</span>
      </AriaButton>
    </li>
  )
}

/** That Rowan covers itself sooner from now on, where it does. */
function CoverLine() {
  const words = useWords()
  const { settings } = useApp()
  const { lockAfter } = useStore(settings.state).settings
  return lockAfter === SOON_MS ? <p className={forms.aside}>{words('first.choices.cover')}</p> : null
}

type ChoicesStepProps = { readonly back: () => void; readonly goOn: (step: FirstStep) => void }

/** What she can do where somebody else could see this computer. Each way is as good as the others. */
export function ChoicesStep({ back, goOn }: ChoicesStepProps) {
  const words = useWords()
  const session = useSession()
  const choices: readonly Choice[] = [
    {
      testId: 'first-device',
      icon: Laptop,
      name: 'first.device',
      text: 'first.device.text',
      go: () => goOn('device'),
    },
    {
      testId: 'first-lines',
      icon: Phone,
      name: 'first.lines',
      text: 'first.lines.text',
      go: () => session.lay('crisis'),
    },
    {
      testId: 'first-nothing',
      icon: Wind,
      name: 'first.nothing',
      text: 'first.nothing.text',
      go: () => goOn('nothing'),
    },
    {
      testId: 'first-on',
      icon: ArrowRight,
      name: 'first.on',
      text: 'first.on.text',
      go: () => goOn('typing'),
    },
  ]
  return (
    <StepSheet step="choices" heading={words('first.choices')} back={back}>
      <p>{words('first.choices.text')}</p>
      <ul className={ways.ways}>
        {choices.map(choice => (
          <ChoiceItem key={choice.testId} {...choice} />
        ))}
      </ul>
      <Limits />
      <CoverLine />
    </StepSheet>
  )
}
