import { Field } from './Field.tsx'

/** A passphrase being typed, and whether it may be seen. */
type SecretFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly seen: boolean
  readonly help?: string
  readonly error?: string | null
  readonly autoFocus?: boolean
  readonly testId: string
}

/** A place for a passphrase, which is shown only when she asked for that. */
export function SecretField({ seen, ...props }: SecretFieldProps) {
  return <Field {...props} secret={!seen} maxLength={1024} />
}
