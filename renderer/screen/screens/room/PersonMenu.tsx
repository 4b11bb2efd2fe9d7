import { Ellipsis } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { MemberView, RoomView } from '../../../../shared/ports/screenViews.ts'
import { AskFirst } from '../../components/AskFirst.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { personErrorWords } from '../../session/errorWords.ts'
import { type PersonAction, personActions } from '../../session/personActions.ts'
import css from './PersonMenu.module.css'

type PersonMenuProps = { readonly view: RoomView; readonly member: MemberView }

type OfferProps = PersonMenuProps & { readonly action: PersonAction; readonly done: () => void }

/** One thing that can be done, with what it does and what it cannot do. */
function Offer({ view: { room }, member: { device, name }, action, done }: OfferProps) {
  const words = useWords()
  const { caller } = useSession()
  const request = () => {
    switch (action) {
      case 'promote':
        return caller.setRole({ room, device, role: 'facilitator' })
      case 'demote':
        return caller.setRole({ room, device, role: 'member' })
      case 'readmit':
        return caller.readmit({ room, device })
      case 'remove':
        return caller.removeMember({ room, device })
    }
  }
  return (
    <AskFirst
      label={words(`people.${action}`)}
      named={words(`people.${action}.named`, { name })}
      texts={[words(`people.${action}.text`, { name }), words(`people.${action}.limits`)]}
      yes={words(`people.${action}.yes`)}
      request={request}
      onGranted={done}
      wordsFor={personErrorWords}
      testId={action}
    />
  )
}

/** What a facilitator can do about a person, behind one button; whatever is chosen is asked about once more. */
export function PersonMenu({ view, member, children }: PersonMenuProps & { readonly children: ReactNode }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const actions = personActions(view, member)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) close()
  }
  if (actions.length === 0) return <div className={css.head}>{children}</div>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes what its own buttons opened
    <div onKeyDown={onKeyDown}>
      <div className={css.head}>
        {children}
        <IconButton
          ref={button}
          label={words('people.actions', { name: member.name })}
          aria-expanded={open}
          onPress={() => setOpen(!open)}
          data-testid="person-menu"
        >
          <Ellipsis aria-hidden size={20} />
        </IconButton>
      </div>
      {open ? (
        <ul className={css.offers}>
          {actions.map(action => (
            <li key={action}>
              <Offer view={view} member={member} action={action} done={close} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
