import type { MemberView } from '../../../../shared/ports/screenViews.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './PeopleList.module.css'

function Person({ member }: { readonly member: MemberView }) {
  const words = useWords()
  const presence = member.self ? 'room.you' : member.here ? 'room.person.here' : 'room.person.away'
  const facts = [words(presence), ...(member.role === 'facilitator' ? [words('room.facilitator')] : [])]
  return (
    <li className={css.person} data-testid="person" data-here={member.self || member.here}>
      <span className={`${css.dot} ${member.self || member.here ? css.here : ''}`} aria-hidden />
      <span className={css.name}>{member.name}</span>
      <span className={css.facts}>{facts.join(' · ')}</span>
    </li>
  )
}

/** Who is in the room, and in words who is here now. */
export function PeopleList({ members }: { readonly members: readonly MemberView[] }) {
  const words = useWords()
  return (
    <section className={css.people} aria-labelledby="people">
      <h2 id="people">{words('room.people')}</h2>
      <ul>
        {members.map(member => (
          <Person key={member.device} member={member} />
        ))}
      </ul>
    </section>
  )
}
