import type { LinkedPerson, LinksView } from '../../../../../shared/ports/linkViews.ts'
import type { MemberView, RoomView } from '../../../../../shared/ports/screenViews.ts'
import { useWords } from '../../../hooks/useWords.ts'
import { linkAdvice } from '../../../session/linkAdvice.ts'
import css from '../ConnectionSheet.module.css'
import sheet from '../RoomSheet.module.css'

type PersonProps = { readonly member: MemberView; readonly link: LinkedPerson | undefined }

/** One of the others: linked by which way, or when she was here last. */
function Person({ member: { name, suspended }, link }: PersonProps) {
  const words = useWords()
  const { path = null, away = null } = link ?? {}
  return (
    <li data-testid="linked-person" data-path={path ?? 'none'}>
      <span>{name}</span>
      {path ? <span className={css.state}>{words(`connection.link.${path}`)}</span> : null}
      {away ? (
        <span className={css.state}>{words(`connection.away.${away.step}`, { count: away.count })}</span>
      ) : null}
      {suspended ? <span className={css.state}>{words('people.suspended')}</span> : null}
    </li>
  )
}

type LinkedPeopleProps = { readonly view: RoomView; readonly links: LinksView | null }

/** Who of the others is linked and how, and what can be done where somebody is not. */
export function LinkedPeople({ view, links }: LinkedPeopleProps) {
  const words = useWords()
  const advice = linkAdvice(view)
  const others = view.members.filter(({ self }) => !self)
  return (
    <div className={sheet.part}>
      <h3>{words('connection.people')}</h3>
      <p data-testid="link-advice">{words(advice ?? 'connection.people.none')}</p>
      <ul className={css.points}>
        {others.map(member => (
          <Person
            key={member.device}
            member={member}
            link={links?.people.find(({ device }) => device === member.device)}
          />
        ))}
      </ul>
      {others.length > 0 ? <p>{words('connection.people.help')}</p> : null}
    </div>
  )
}
