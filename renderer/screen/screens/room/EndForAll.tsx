import type { RoomId } from '../../../../shared/room/ids.ts'
import { AskFirst } from '../../components/AskFirst.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './RoomSheet.module.css'

/** The end of the room for everybody, with what it does and what it cannot reach. */
export function EndForAll({ room }: { readonly room: RoomId }) {
  const words = useWords()
  const { caller } = useSession()
  return (
    <div className={css.part}>
      <h3>{words('endAll.heading')}</h3>
      <p>{words('endAll.help')}</p>
      <div>
        <AskFirst
          kind="plain"
          label={words('endAll.ask')}
          texts={[words('endAll.text'), words('endAll.limits'), words('endAll.off')]}
          yes={words('endAll.yes')}
          request={() => caller.endRoom({ room })}
          testId="end-room"
        />
      </div>
    </div>
  )
}
