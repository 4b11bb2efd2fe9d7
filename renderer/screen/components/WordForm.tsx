import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { Button } from './Button.tsx'
import css from './WordForm.module.css'

type WordFormProps = {
  readonly action: string
  readonly submit: () => void
  readonly children: ReactNode
  readonly disabled?: boolean
  readonly testId: string
}

/** A few fields and one button. The page itself never sends it anywhere. */
export function WordForm({ action, submit, children, disabled = false, testId }: WordFormProps) {
  return (
    <Form
      className={css.form ?? ''}
      data-testid={testId}
      validationBehavior="aria"
      onSubmit={event => {
        event.preventDefault()
        if (!disabled) submit()
      }}
    >
      {children}
      <Button type="submit" kind="strong" isDisabled={disabled} data-testid={`${testId}-submit`}>
        {action}
      </Button>
    </Form>
  )
}
