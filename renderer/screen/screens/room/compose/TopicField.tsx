import { EyeOff } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { ToggleButton } from 'react-aria-components'
import { CONTENT_NOTE_MAX } from '../../../../../shared/ports/screenViews.ts'
import { Field } from '../../../components/Field.tsx'
import { useTheTalk } from '../../../hooks/useTalk.ts'
import { useWords } from '../../../hooks/useWords.ts'
import css from './TopicField.module.css'

type TopicFieldProps = {
  /** What the message is about; null while it is not said to be hard to read. */
  readonly topic: string | null
  readonly setTopic: (topic: string | null) => void
}

/** The quiet choice to say what a message is about before others read it. Enter in the field leads to the message and sends nothing. */
export function TopicField({ topic, setTopic }: TopicFieldProps) {
  const words = useWords()
  const { box } = useTheTalk()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    box.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the Enter of the field from the form around it
    <div className={css.topic} onKeyDown={topic === null ? undefined : onKeyDown}>
      {topic === null ? null : (
        <Field
          autoFocus
          label={words('chat.noted.topic')}
          help={words('chat.noted.topic.help')}
          value={topic}
          onChange={setTopic}
          maxLength={CONTENT_NOTE_MAX}
          testId="topic"
        />
      )}
    </div>
  )
}

/** Turns the field for the topic on and off. */
export function TopicToggle({ topic, setTopic }: TopicFieldProps) {
  const words = useWords()
  return (
    <ToggleButton
      className={css.toggle ?? ''}
      isSelected={topic !== null}
      onChange={on => setTopic(on ? '' : null)}
      data-testid="topic-toggle"
    >
      <EyeOff aria-hidden size={18} />
      {words('chat.noted.add')}
    </ToggleButton>
  )
}
