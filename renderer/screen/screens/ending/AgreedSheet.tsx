import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { Button } from '../../components/Button.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { LIMITS } from '../../session/joinSteps.ts'
import { limitTexts } from '../joining/limitTexts.ts'
import css from '../room/RoomSheet.module.css'

type AgreementProps = {
  readonly view: RoomView
  readonly what: 'network' | 'limits'
}

/** One thing that was agreed to, and its end: one press, because nobody has to give a reason. */
function Agreement({ view, what }: AgreementProps) {
  const words = useWords()
  const session = useSession()
  const heading = words(`agreed.${what}`)
  const takeBack = () =>
    view.kept ? session.closeRoom(view.room) : session.closeRoom(view.room, { at: 'left', how: 'closed' })
  return (
    <div className={css.part}>
      <h3>{heading}</h3>
      {what === 'limits'
        ? LIMITS.flatMap(limit => limitTexts[limit]).map(key => <p key={key}>{words(key)}</p>)
        : null}
      <p>{words(`agreed.${what}.text`)}</p>
      <div>
        <Button
          onPress={takeBack}
          aria-label={words('agreed.takeBack.named', { what: heading })}
          data-testid={`take-back-${what}`}
        >
          {words('agreed.takeBack')}
        </Button>
      </div>
    </div>
  )
}

/** Everything she agreed to on the way in, each of which ends with one press. */
export function AgreedSheet({ view }: { readonly view: RoomView }) {
  const words = useWords()
  return (
    <>
      <p>{words('agreed.help')}</p>
      {view.kept ? null : <p>{words('agreed.keepFirst')}</p>}
      <Agreement view={view} what="network" />
      {view.role === 'member' ? <Agreement view={view} what="limits" /> : null}
    </>
  )
}
