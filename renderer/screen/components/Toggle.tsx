import { useId } from 'react'
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
  const about = useId()
  return (
    <div className={css.toggle}>
      <Switch
        isSelected={on}
        onChange={onChange}
        className={css.switch ?? ''}
        data-testid={testId}
        {...(help && { 'aria-describedby': about })}
      >
        <span className={css.track}>
          <span className={css.thumb} />
        </span>
        <span>{label}</span>
      </Switch>
      {help ? (
        <Text id={about} className={css.help ?? ''}>
          {help}
        </Text>
      ) : null}
    </div>
  )
}
