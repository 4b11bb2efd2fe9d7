import { useState } from 'react'
import { NAME_MAX, type RoomView } from '../../../../shared/ports/screenViews.ts'
import { Field } from '../../components/Field.tsx'
import { Toggle } from '../../components/Toggle.tsx'
import { WordForm } from '../../components/WordForm.tsx'
import { useAsk } from '../../hooks/useAsk.ts'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import { EndForAll } from './EndForAll.tsx'
import { ForgetRoom } from './ForgetRoom.tsx'
import { KeepRoom } from './KeepRoom.tsx'
import { LeaveForGood } from './LeaveForGood.tsx'
import css from './RoomSheet.module.css'

type PartProps = { readonly view: RoomView }

function RoomName({ view: { room, title } }: PartProps) {
  const words = useWords()
  const { caller } = useSession()
  const { busy, error, ask } = useAsk()
  const [written, setWritten] = useState(title)
  const name = written.trim()
  return (
    <div className={css.part}>
      <WordForm
        action={words('settings.rename')}
        submit={() => ask(() => caller.changeRoom({ room, title: name }))}
        disabled={busy || name === '' || name === title}
        testId="rename"
      >
        <Field
          label={words('host.title')}
          help={words('host.title.help')}
          value={written}
          onChange={setWritten}
          maxLength={NAME_MAX}
          error={error ? words(errorWords[error]) : null}
          testId="rename-title"
        />
      </WordForm>
    </div>
  )
}

/** What can be switched: the switch shows what core says, never what was only asked for. */
function Switches({ view: { room, paused, locked } }: PartProps) {
  const words = useWords()
  const { caller } = useSession()
  const { error, ask } = useAsk()
  return (
    <div className={css.part}>
      <Toggle
        label={words('settings.pause')}
        help={words('settings.pause.help')}
        on={paused}
        onChange={on => ask(() => caller.changeRoom({ room, paused: on }))}
        testId="pause"
      />
      <Toggle
        label={words('settings.lock')}
        help={words('settings.lock.help')}
        on={locked}
        onChange={on => ask(() => caller.changeRoom({ room, locked: on }))}
        testId="lock"
      />
      {error ? <p role="alert">{words(errorWords[error])}</p> : null}
    </div>
  )
}

/** What can be done with the room as a whole: by everybody, to keep or forget it and to leave it for good; by a facilitator, the rest. */
export function SettingsSheet({ view }: PartProps) {
  const leads = view.role === 'facilitator'
  return (
    <>
      {leads ? <RoomName view={view} /> : null}
      {leads ? <Switches view={view} /> : null}
      {view.kept ? <ForgetRoom view={view} /> : <KeepRoom view={view} />}
      <LeaveForGood view={view} />
      {leads ? <EndForAll room={view.room} /> : null}
    </>
  )
}
