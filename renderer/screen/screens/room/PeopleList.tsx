import { type RefObject, useRef } from 'react'
import type { MemberView, RoomView } from '../../../../shared/ports/screenViews.ts'
import { useFocusRefuge } from '../../hooks/useFocusRefuge.ts'
import { useScreenState } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { EventList } from './EventList.tsx'
import css from './PeopleList.module.css'
import { PersonMenu } from './PersonMenu.tsx'

type PersonProps = {
  readonly view: RoomView
  readonly member: MemberView
  readonly heading: RefObject<HTMLElement | null>
}

/** What there is to know about a computer that cannot simply go on; nothing for most. */
function Standing({ member: { name, suspended, twofold } }: Pick<PersonProps, 'member'>) {
  const words = useWords()
  return (
    <>
      {suspended ? <p className={css.standing}>{words('people.suspended')}</p> : null}
      {twofold ? <p className={css.standing}>{words('people.twofold', { name })}</p> : null}
    </>
  )
}

function Person({ view, member, heading }: PersonProps) {
  const words = useWords()
  const own = useFocusRefuge<HTMLLIElement>(heading)
  const { name, role, self, here } = member
  const presence = self ? 'room.you' : here ? 'room.person.here' : 'room.person.away'
  return (
    <li ref={own} data-testid="person" data-here={self || here} data-role={role}>
      <PersonMenu view={view} member={member}>
        <div className={css.person}>
          <span className={`${css.dot} ${self || here ? css.here : ''}`} aria-hidden />
          <span className={css.name}>{name}</span>
          <span className={css.facts}>
            {words(presence)}
            {role === 'facilitator' ? <span className={css.role}>{words('room.facilitator')}</span> : null}
          </span>
        </div>
      </PersonMenu>
      <Standing member={member} />
    </li>
  )
}

/** After a change of who is in the room: how many of the other computers know it. Says nothing once all do. */
function Knowing({ view: { room, knowing, removed } }: { readonly view: RoomView }) {
  const words = useWords()
  const { unsettled } = useScreenState()
  const shown = !removed && knowing.known < knowing.others && unsettled.includes(room)
  return (
    <div role="status" className={css.knowing}>
      {shown ? <p data-testid="knowing">{words('people.knowing', knowing)}</p> : null}
    </div>
  )
}

/** Who is in the room, in words who is here now, what changed, and for a facilitator what can be done about each. */
export function PeopleList({ view }: { readonly view: RoomView }) {
  const words = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <section className={css.people} aria-labelledby="people">
      <h2 ref={heading} id="people" tabIndex={-1}>
        {words('room.people')}
      </h2>
      <ul>
        {view.members.map(member => (
          <Person key={member.device} view={view} member={member} heading={heading} />
        ))}
      </ul>
      <Knowing view={view} />
      <EventList events={view.events} />
    </section>
  )
}
