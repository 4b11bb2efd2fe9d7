import css from './SasDigits.module.css'

type SasDigitsProps = { readonly sas: string; readonly label: string; readonly small?: boolean }

/** Nine digits in three rows of three, set so that they can be read aloud without losing the place. */
export function SasDigits({ sas, label, small = false }: SasDigitsProps) {
  return (
    <p className={`${css.digits} ${small ? css.small : ''}`} aria-label={`${label}: ${sas}`} role="img">
      {sas.split(' ').map((group, row) => (
        <span key={`${row}-${group}`} className={css.row} data-testid="sas-row">
          {group}
        </span>
      ))}
    </p>
  )
}
