import { useStrength } from '../hooks/useStrength.ts'
import { useWords } from '../hooks/useWords.ts'
import css from './StrengthMeter.module.css'

type StrengthMeterProps = { readonly id: string; readonly passphrase: string }

const STEPS = [0, 1, 2, 3, 4] as const

/** How hard a passphrase is to guess, in words; the bars only repeat them. It never stands in the way. */
export function StrengthMeter({ id, passphrase }: StrengthMeterProps) {
  const words = useWords()
  const strength = useStrength(passphrase)
  return (
    <div className={css.strength} id={id} role="status" data-testid="strength" data-level={strength?.level}>
      {strength ? (
        <>
          <div className={css.bars} aria-hidden>
            {STEPS.map(step => (
              <span key={step} className={css.bar} data-filled={step <= strength.level} />
            ))}
          </div>
          <p className={css.words}>{words(`strength.${strength.level}`)}</p>
          {strength.listed ? <p className={css.words}>{words('strength.listed')}</p> : null}
          <p className={css.limits}>{words('strength.limits')}</p>
        </>
      ) : null}
    </div>
  )
}
