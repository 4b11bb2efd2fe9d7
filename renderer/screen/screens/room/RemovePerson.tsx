import { type KeyboardEvent, useContext, useEffect, useId, useRef, useState } from 'react'
import type { MemberView } from '../../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../../shared/room/ids.ts'
import { Button } from '../../components/Button.tsx'
import { AnnouncerContext } from '../../hooks/AnnouncerContext.ts'
import { useAsk } from '../../hooks/useAsk.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { removeWords } from '../../session/errorWords.ts'
import css from './RemovePerson.module.css'

type RemovePersonProps = { readonly room: RoomId; readonly member: MemberView }

/** Takes the member out, once; what is granted stays so until core takes her off the list. */
function useRemoval({ room, member: { device, name } }: RemovePersonProps) {
  const words = useWords()
  const { caller } = useSession()
  const announcer = useContext(AnnouncerContext)
  const { busy, error, ask } = useAsk()
  const [granted, setGranted] = useState(false)
  const remove = async () => {
    if (!(await ask(() => caller.removeMember({ room, device })))) return
    setGranted(true)
    announcer.set(words('people.remove.announce', { name }))
  }
  return { busy: busy || granted, error, remove }
}

/** The second step: what removing can do and what it cannot, and two answers of the same weight. */
function Question({ stop, ...props }: RemovePersonProps & { readonly stop: () => void }) {
  const words = useWords()
  const limits = useId()
  const group = useRef<HTMLFieldSetElement>(null)
  const { busy, error, remove } = useRemoval(props)
  useEffect(() => group.current?.focus(), [])
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape' && !busy) stop()
  }
  return (
    <fieldset
      ref={group}
      className={css.question}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      aria-label={words('people.remove.named', { name: props.member.name })}
      aria-describedby={limits}
    >
      <p id={limits}>{words('people.remove.limits')}</p>
      {error ? <p role="alert">{words(removeWords(error))}</p> : null}
      <div className={css.answers}>
        <Button isPending={busy} onPress={remove} data-testid="remove-yes">
          {words('people.remove.yes')}
        </Button>
        <Button isDisabled={busy} onPress={stop} data-testid="remove-no">
          {words('common.notNow')}
        </Button>
      </div>
    </fieldset>
  )
}

/** The quiet way to take a member out of the room, in two steps. After "Not now" the focus is where it was. */
export function RemovePerson(props: RemovePersonProps) {
  const words = useWords()
  const [step, setStep] = useState<'rest' | 'asking' | 'stopped'>('rest')
  if (step === 'asking') return <Question {...props} stop={() => setStep('stopped')} />
  return (
    <div className={css.remove}>
      <Button
        kind="quiet"
        autoFocus={step === 'stopped'}
        onPress={() => setStep('asking')}
        aria-label={words('people.remove.named', { name: props.member.name })}
        data-testid="remove"
      >
        {words('people.remove')}
      </Button>
    </div>
  )
}
