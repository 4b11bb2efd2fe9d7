import { Label, Radio, RadioGroup, Text } from 'react-aria-components'
import css from './Choice.module.css'

type ChoiceProps<T extends string> = {
  readonly label: string
  readonly help?: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly words: string }[]
  readonly onChange: (value: T) => void
  readonly testId: string
}

/** One of a few, all of them in sight. */
export function Choice<T extends string>({ label, help, value, options, onChange, testId }: ChoiceProps<T>) {
  const choose = (chosen: string) => {
    const option = options.find(each => each.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <RadioGroup className={css.group ?? ''} value={value} onChange={choose} data-testid={testId}>
      <Label className={css.label ?? ''}>{label}</Label>
      {help ? (
        <Text slot="description" className={css.help ?? ''}>
          {help}
        </Text>
      ) : null}
      <div className={css.options}>
        {options.map(option => (
          <Radio key={option.value} value={option.value} className={css.option ?? ''}>
            {option.words}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
