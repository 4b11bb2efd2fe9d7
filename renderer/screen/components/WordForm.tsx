import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { useFocusOnProblem } from '../hooks/useFocusOnProblem.ts'
import { Button } from './Button.tsx'
import css from './WordForm.module.css'

type WordFormProps = {
  readonly action: string
  /** Hands it in; what comes back is only waited for. */
  readonly submit: () => unknown
  readonly children: ReactNode
  readonly disabled?: boolean
  readonly testId: string
}

/** A few fields and one button. The page itself never sends it anywhere. What is wrong afterwards takes the focus. */
export function WordForm({ action, submit, children, disabled = false, testId }: WordFormProps) {
  const { form, answered } = useFocusOnProblem()
  const handIn = async () => {
    await submit()
    answered()
  }
  return (
    <Form
      ref={form}
      className={css.form ?? ''}
      data-testid={testId}
      validationBehavior="aria"
      onSubmit={event => {
        event.preventDefault()
        if (!disabled) void handIn()
      }}
    >
      {children}
      <Button type="submit" kind="strong" isDisabled={disabled} data-testid={`${testId}-submit`}>
        {action}
      </Button>
    </Form>
  )
}
