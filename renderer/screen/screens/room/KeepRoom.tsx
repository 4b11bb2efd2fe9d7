import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { AskFirst } from '../../components/AskFirst.tsx'
import { Button } from '../../components/Button.tsx'
import { useScreenState, useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './RoomSheet.module.css'

type KeepRoomProps = {
  readonly view: RoomView
  /** Does it say what it is about? Not on a page that is called so. */
  readonly headed?: boolean
}

/** The separate step by which a room is kept from now on; before it, nothing of the room is written to this computer. */
export function KeepRoom({ view: { room }, headed = true }: KeepRoomProps) {
  const words = useWords()
  const session = useSession()
  const { profile } = useScreenState()
  return (
    <div className={css.part}>
      {headed ? <h3>{words('keep.heading')}</h3> : null}
      <p>{words(profile.open ? 'keep.help' : 'keep.noProfile')}</p>
      <div>
        {profile.open ? (
          <AskFirst
            kind="plain"
            label={words('keep.ask')}
            texts={[words('keep.text'), words('keep.limits')]}
            yes={words('keep.yes')}
            request={() => session.caller.keepRoom({ room })}
            testId="keep-room"
          />
        ) : (
          <Button onPress={() => session.go({ at: 'profile' })} data-testid="keep-profile">
            {words('keep.profile')}
          </Button>
        )}
      </div>
    </div>
  )
}
