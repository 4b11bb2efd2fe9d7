import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { Button } from '../../components/Button.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './EndedRoom.module.css'

type Ending = NonNullable<RoomView['ending']>

/** For whoever ended the room: how many computers have confirmed, and whose have not. */
function Confirmations({ ending, kept }: { readonly ending: Ending; readonly kept: boolean }) {
  const words = useWords()
  const { confirmed, others, missing } = ending
  if (others === 0) return null
  const all = confirmed >= others
  return (
    <div className={css.confirmations} data-testid="ending" data-confirmed={confirmed} data-others={others}>
      <p role="status">{words(all ? 'ended.confirmed.all' : 'ended.confirmed', { confirmed, others })}</p>
      {all ? null : (
        <>
          <p data-testid="ending-missing">{words('ended.missing', { names: missing.join(' · ') })}</p>
          <p className={css.help}>{words('ended.missing.help')}</p>
          <p className={css.help}>{words(kept ? 'ended.close.kept' : 'ended.close')}</p>
        </>
      )}
    </div>
  )
}

/** Whether the room ended here too, or this computer, which ended it, still waits for the others. */
function endedKey({ ended, ending }: RoomView) {
  if (!ending) return 'ended.text'
  return ended ? 'ended.mine' : 'ended.underWay'
}

/** Stands in place of a room that was ended for all: nothing of it is shown any more. */
export function EndedRoom({ view }: { readonly view: RoomView }) {
  const words = useWords()
  const session = useSession()
  const { room, ending, kept } = view
  const leave = () => session.closeRoom(room, ending ? { at: 'start' } : { at: 'left', how: 'ended' })
  return (
    <div className={css.ended} data-testid="ended">
      <Sheet heading={words('ended.heading')}>
        <p>{words(endedKey(view))}</p>
        <p>{words('ended.limits')}</p>
        {ending ? null : <p>{words('ended.notes')}</p>}
        {ending ? <Confirmations ending={ending} kept={kept} /> : null}
        <div>
          <Button onPress={leave} data-testid="ended-start">
            {words('waiting.failed.start')}
          </Button>
        </div>
      </Sheet>
    </div>
  )
}
