import { Choice } from '../../components/Choice.tsx'
import { Field } from '../../components/Field.tsx'
import { useWords } from '../../hooks/useWords.ts'
import type { ContactPlan } from '../../session/safeContact.ts'

/** Longest answer, in UTF-16 units. */
const LINE_MAX = 200

type PlanFormProps = { readonly plan: ContactPlan; readonly change: (plan: ContactPlan) => void }

/** Whether, and if so how. */
export function PlanForm({ plan, change }: PlanFormProps) {
  const words = useWords()
  const field = (line: 'how' | 'when' | 'as' | 'other' | 'word', help?: string) => (
    <Field
      label={words(`contact.${line}`)}
      {...(help ? { help } : {})}
      value={plan[line]}
      onChange={text => change({ ...plan, [line]: text })}
      maxLength={LINE_MAX}
      testId={`contact-${line}`}
    />
  )
  return (
    <>
      <Choice
        label={words('contact.may')}
        value={plan.may ? 'yes' : 'no'}
        options={[
          { value: 'no', words: words('contact.no') },
          { value: 'yes', words: words('contact.yes') },
        ]}
        onChange={may => change({ ...plan, may: may === 'yes' })}
        testId="contact-may"
      />
      {plan.may ? field('how', words('contact.how.help')) : null}
      {plan.may ? field('when') : null}
      {plan.may ? field('as', words('contact.as.help')) : null}
      {plan.may ? field('other') : null}
      {plan.may ? field('word') : null}
    </>
  )
}
