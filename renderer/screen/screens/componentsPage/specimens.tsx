import { Leaf } from 'lucide-react'
import type { ReactNode } from 'react'
import { AskFirst } from '../../components/AskFirst.tsx'
import { Button, type ButtonKind } from '../../components/Button.tsx'
import { Choice } from '../../components/Choice.tsx'
import { CopyText } from '../../components/CopyText.tsx'
import { Field } from '../../components/Field.tsx'
import { HideNow } from '../../components/HideNow.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { LanguageSwitch } from '../../components/LanguageSwitch.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Question } from '../../components/Question.tsx'
import { SasDigits } from '../../components/SasDigits.tsx'
import { StrengthMeter } from '../../components/StrengthMeter.tsx'
import { Toggle } from '../../components/Toggle.tsx'
import { Working } from '../../components/Working.tsx'
import { type SpecimenState, STATES, samples } from './samples.ts'

/** A component as it is shown on the page of components. */
export type Shown = { readonly name: string; readonly state?: SpecimenState; readonly show: ReactNode }

const nothing = () => undefined
const KINDS: readonly ButtonKind[] = ['strong', 'plain', 'quiet']
const TEXTS = [samples.short, samples.long, samples.chinese, samples.korean] as const

const buttons: readonly Shown[] = KINDS.flatMap(kind => [
  ...STATES.map(state => ({
    name: `Button ${kind}`,
    state,
    show: (
      <Button kind={kind} isDisabled={state === 'disabled'} isPending={state === 'busy'}>
        {samples.short}
      </Button>
    ),
  })),
  ...TEXTS.slice(1).map(text => ({ name: `Button ${kind}`, show: <Button kind={kind}>{text}</Button> })),
])

const iconButtons: readonly Shown[] = STATES.filter(state => state !== 'busy').map(state => ({
  name: 'IconButton',
  state,
  show: (
    <IconButton label={samples.short} isDisabled={state === 'disabled'}>
      <Leaf aria-hidden size={22} />
    </IconButton>
  ),
}))

const fields: readonly Shown[] = [
  ...TEXTS.map(text => ({
    name: 'Field',
    show: <Field label={text} help={samples.help} value={text} onChange={nothing} />,
  })),
  {
    name: 'Field with an error',
    show: <Field label={samples.short} value={samples.short} onChange={nothing} error={samples.error} />,
  },
  {
    name: 'Field of many lines',
    show: <Field label={samples.short} value={samples.chinese} onChange={nothing} lines={3} />,
  },
  {
    name: 'Field for a secret',
    show: <Field label={samples.short} value={samples.weak} onChange={nothing} secret />,
  },
]

const choices: readonly Shown[] = [
  {
    name: 'Choice',
    show: (
      <Choice
        label={samples.short}
        help={samples.help}
        value={samples.chinese}
        options={TEXTS.map(text => ({ value: text, words: text }))}
        onChange={nothing}
        testId="sample-choice"
      />
    ),
  },
  ...[true, false].flatMap(on =>
    TEXTS.map(text => ({
      name: `Toggle ${on ? 'on' : 'off'}`,
      show: <Toggle label={text} help={samples.help} on={on} onChange={nothing} />,
    })),
  ),
  { name: 'LanguageSwitch', show: <LanguageSwitch /> },
]

const asking: readonly Shown[] = [
  ...([false, true] as const).map(busy => ({
    name: busy ? 'Question, busy' : 'Question with an error',
    show: (
      <Question
        label={samples.short}
        texts={TEXTS}
        yes={samples.short}
        busy={busy}
        error={busy ? null : samples.error}
        testId="sample-question"
        onYes={nothing}
        onNo={nothing}
      />
    ),
  })),
  {
    name: 'AskFirst',
    show: (
      <AskFirst
        label={samples.short}
        texts={[samples.chinese]}
        yes={samples.short}
        request={async () => ({ ok: false, code: 'INTERNAL' })}
        testId="sample-ask"
      />
    ),
  },
]

const saying: readonly Shown[] = [
  ...TEXTS.map(text => ({ name: 'Notice', show: <Notice onDismiss={nothing}>{text}</Notice> })),
  { name: 'CopyText', show: <CopyText label={samples.short} text={samples.text} /> },
  { name: 'SasDigits', show: <SasDigits sas={samples.sas} label={samples.short} /> },
  { name: 'StrengthMeter, weak', show: <StrengthMeter id="sample-weak" passphrase={samples.weak} /> },
  { name: 'StrengthMeter, strong', show: <StrengthMeter id="sample-strong" passphrase={samples.strong} /> },
  { name: 'Working', state: 'busy', show: <Working busy /> },
  { name: 'HideNow', show: <HideNow hide={nothing} /> },
  { name: 'HideNow', state: 'focus-visible', show: <HideNow hide={nothing} /> },
]

/** Every component in every state, in groups. */
export const specimens: readonly (readonly Shown[])[] = [
  buttons,
  iconButtons,
  fields,
  choices,
  asking,
  saying,
]
