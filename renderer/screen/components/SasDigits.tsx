import css from './SasDigits.module.css'

type SasDigitsProps = { readonly sas: string; readonly label: string }

/** Nine digits in three rows of three, set so that they can be read aloud without losing the place. */
export function SasDigits({ sas, label }: SasDigitsProps) {
  return (
    <div className={css.digits} data-testid="sas">
      <span className={css.unseen}>{label}: </span>
      {sas.replaceAll(' ', '\n')}
    </div>
  )
}
