import { type RefObject, useRef } from 'react'
import type { MemberView, RoomView } from '../../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../../shared/room/ids.ts'
import { useFocusRefuge } from '../../hooks/useFocusRefuge.ts'
import { useScreenState } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './PeopleList.module.css'
import { RemovePerson } from './RemovePerson.tsx'

type PersonProps = {
  readonly member: MemberView
  /** The room she can be taken out of by whoever looks at the list; null when that is not possible. */
  readonly removeFrom: RoomId | null
  readonly heading: RefObject<HTMLElement | null>
}

function Person({ member, removeFrom, heading }: PersonProps) {
  const words = useWords()
  const own = useFocusRefuge<HTMLLIElement>(heading)
  const presence = member.self ? 'room.you' : member.here ? 'room.person.here' : 'room.person.away'
  const facts = [words(presence), ...(member.role === 'facilitator' ? [words('room.facilitator')] : [])]
  return (
    <li ref={own} className={css.person} data-testid="person" data-here={member.self || member.here}>
      <span className={`${css.dot} ${member.self || member.here ? css.here : ''}`} aria-hidden />
      <span className={css.name}>{member.name}</span>
      <span className={css.facts}>{facts.join(' · ')}</span>
      {removeFrom && !member.self ? <RemovePerson room={removeFrom} member={member} /> : null}
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

/** Who is in the room, in words who is here now, and for a facilitator the way to take somebody out. */
export function PeopleList({ view }: { readonly view: RoomView }) {
  const words = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const removeFrom = view.role === 'facilitator' && !view.removed ? view.room : null
  return (
    <section className={css.people} aria-labelledby="people">
      <h2 ref={heading} id="people" tabIndex={-1}>
        {words('room.people')}
      </h2>
      <ul>
        {view.members.map(member => (
          <Person key={member.device} member={member} removeFrom={removeFrom} heading={heading} />
        ))}
      </ul>
      <Knowing view={view} />
    </section>
  )
}
