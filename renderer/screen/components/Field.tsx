import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import css from './Field.module.css'

type FieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  readonly error?: string | null
  readonly lines?: number
  readonly maxLength?: number
  readonly secret?: boolean
  readonly autoFocus?: boolean
  readonly testId?: string
}

const quiet = { autoComplete: 'off', autoCorrect: 'off', autoCapitalize: 'off', spellCheck: 'false' } as const

/** A labelled place to write, with help above it and what is wrong below it. Nothing corrects, completes or checks what is typed. */
export function Field({ label, help, error, lines, secret, testId, ...props }: FieldProps) {
  return (
    <TextField
      {...props}
      {...quiet}
      type={secret ? 'password' : 'text'}
      isInvalid={error != null}
      className={css.field ?? ''}
    >
      <Label className={css.label ?? ''}>{label}</Label>
      {help ? (
        <Text slot="description" className={css.help ?? ''}>
          {help}
        </Text>
      ) : null}
      {lines ? (
        <TextArea rows={lines} className={css.input ?? ''} data-testid={testId} />
      ) : (
        <Input className={css.input ?? ''} data-testid={testId} />
      )}
      <FieldError className={css.error ?? ''}>{error}</FieldError>
    </TextField>
  )
}
