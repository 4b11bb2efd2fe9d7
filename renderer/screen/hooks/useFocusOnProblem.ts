import { type RefObject, useEffect, useRef, useState } from 'react'

/** Is the keyboard still in the form, or nowhere because what had it cannot be pressed just now? */
const isHere = (form: HTMLFormElement) =>
  form.contains(document.activeElement) || document.activeElement === document.body

/**
 * When a form was handed in and something in it is wrong, the keyboard goes to the first such place, so that what is wrong is heard
 * with it. Gives the form's mark, and what is to be called once the answer is on the page.
 */
export function useFocusOnProblem(): { form: RefObject<HTMLFormElement | null>; answered: () => void } {
  const form = useRef<HTMLFormElement>(null)
  const [answers, setAnswers] = useState(0)
  useEffect(() => {
    if (answers === 0 || !form.current || !isHere(form.current)) return
    form.current.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [answers])
  return { form, answered: () => setAnswers(count => count + 1) }
}
