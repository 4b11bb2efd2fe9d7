/** The pages before the start page, one thing on each. */
export type FirstStep = 'language' | 'computer' | 'choices' | 'device' | 'nothing' | 'typing' | 'practise'

/** Whether somebody else could see or open this computer. The answer is kept nowhere; it only decides what follows. */
export type Answer = 'yes' | 'unsure' | 'no'

/** How many parts there are, whatever is answered. */
export const FIRST_PARTS = 4

/** Which part a page belongs to, from 1 on; what follows an answer belongs to its question. */
export const partOf: Readonly<Record<FirstStep, number>> = {
  language: 1,
  computer: 2,
  choices: 2,
  device: 2,
  nothing: 2,
  typing: 3,
  practise: 4,
}

/** What follows the question about the computer. */
export function afterAnswer(answer: Answer): FirstStep {
  return answer === 'no' ? 'typing' : 'choices'
}

/** Which pages were gone through up to the one that is shown; Back leads the same way. */
export type Trail = readonly [FirstStep, ...FirstStep[]]

/** The way on to another page. */
export function withStep(trail: Trail, step: FirstStep): Trail {
  return [...trail, step]
}

/** The way without its last page; the first page stays. */
export function withoutStep(trail: Trail): Trail {
  const [first, ...rest] = trail
  return [first, ...rest.slice(0, -1)]
}

/** The page that is shown. */
export function stepOf(trail: Trail): FirstStep {
  return trail.at(-1) ?? trail[0]
}
