import { useEffect, useState } from 'react'
import { loadStrength } from '../session/loadStrength.ts'
import { pageClock } from '../session/pageClock.ts'
import type { Strength } from '../session/passphraseStrength.ts'

/** How long typing must rest before the estimate is made, in ms. */
const REST = 250

/** How hard a passphrase is to guess; null while that is not known yet, and for an empty one. */
export function useStrength(passphrase: string): Strength | null {
  const [known, setKnown] = useState<{ passphrase: string; strength: Strength } | null>(null)
  useEffect(() => {
    if (passphrase === '') return setKnown(null)
    let wanted = true
    const stop = pageClock.after(REST, async () => {
      const estimate = await loadStrength()
      if (wanted) setKnown({ passphrase, strength: estimate(passphrase) })
    })
    return () => {
      wanted = false
      stop()
    }
  }, [passphrase])
  return passphrase === '' ? null : (known?.strength ?? null)
}
