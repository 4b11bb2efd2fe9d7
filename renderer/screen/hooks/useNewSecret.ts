import { useCallback, useState } from 'react'

/** A passphrase that is chosen now, typed twice. */
export type NewSecret = {
  readonly first: string
  readonly again: string
  readonly seen: boolean
  /** Were the two different when she wanted to go on? */
  readonly different: boolean
  setFirst(value: string): void
  setAgain(value: string): void
  setSeen(seen: boolean): void
  /** Are both the same? Otherwise that is said from now on. */
  agrees(): boolean
  clear(): void
}

/** Keeps a passphrase while it is typed twice, and nowhere else. */
export function useNewSecret(): NewSecret {
  const [first, setFirst] = useState('')
  const [again, setAgain] = useState('')
  const [seen, setSeen] = useState(false)
  const [different, setDifferent] = useState(false)
  const clear = useCallback(() => {
    setFirst('')
    setAgain('')
    setSeen(false)
  }, [])
  const agrees = () => {
    setDifferent(first !== again)
    return first === again
  }
  return { first, again, seen, different, setFirst, setAgain, setSeen, agrees, clear }
}
