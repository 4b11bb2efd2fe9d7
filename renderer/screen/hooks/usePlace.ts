import { JOIN_STEPS, type JoinStep } from '../session/joinSteps.ts'
import { useWords } from './useWords.ts'

/** Where a page of joining stands among the others, in words. */
export function usePlace(step: JoinStep): string {
  const words = useWords()
  return words('first.step', { step: JOIN_STEPS.indexOf(step) + 1, total: JOIN_STEPS.length })
}
