import { Switch, Text } from 'react-aria-components'
import css from './Toggle.module.css'

type ToggleProps = {
  readonly label: string
  readonly help?: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly testId?: string
}

/** A switch with its words. */
export function Toggle({ label, help, on, onChange, testId }: ToggleProps) {
  return (
    <div className={css.toggle}>
      <Switch isSelected={on} onChange={onChange} className={css.switch ?? ''} data-testid={testId}>
        <span className={css.track}>
          <span className={css.thumb} />
        </span>
        <span>{label}</span>
      </Switch>
      {help ? <Text className={css.help ?? ''}>{help}</Text> : null}
    </div>
  )
}
