import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { AskFirst } from '../../components/AskFirst.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { leavingWords } from '../../session/leavingWords.ts'
import css from './RoomSheet.module.css'

/** The way out of the room for good, with everything that is worth knowing before. */
export function LeaveForGood({ view }: { readonly view: RoomView }) {
  const words = useWords()
  const session = useSession()
  const label = words('forGood.heading')
  return (
    <div className={css.part}>
      <h3>{label}</h3>
      <p>{words(view.kept ? 'forGood.kept' : 'forGood.help')}</p>
      <div>
        <AskFirst
          kind="plain"
          label={words('forGood.ask')}
          texts={leavingWords(view).map(key => words(key))}
          yes={words('forGood.yes')}
          request={() => session.leaveForGood(view.room)}
          testId="leave-for-good"
        />
      </div>
    </div>
  )
}
