import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { AskFirst } from '../../components/AskFirst.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './RoomSheet.module.css'

/** Takes a kept room off this computer without a word to the others, with what that does not reach. */
export function ForgetRoom({ view: { room } }: { readonly view: RoomView }) {
  const words = useWords()
  const session = useSession()
  return (
    <div className={css.part}>
      <h3>{words('forget.heading')}</h3>
      <p>{words('forget.help')}</p>
      <div>
        <AskFirst
          kind="plain"
          label={words('forget.ask')}
          texts={[words('forget.text'), words('forget.limits')]}
          yes={words('forget.yes')}
          request={() => session.forgetRoom(room)}
          testId="forget-room"
        />
      </div>
    </div>
  )
}
