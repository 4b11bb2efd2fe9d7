import { X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { useScreenState, useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './KeyboardNotice.module.css'

function Line() {
  const words = useWords()
  const session = useSession()
  const about = useId()
  const [open, setOpen] = useState(false)
  // Once is enough: with the form it stands on, it goes for as long as Rowan runs.
  useEffect(() => session.typingTold, [session])
  return (
    <div className={css.notice} data-testid="keyboard-notice">
      <p>{words('first.typing.short')}</p>
      <Button
        kind="quiet"
        aria-expanded={open}
        aria-controls={about}
        onPress={() => setOpen(!open)}
        data-testid="keyboard-how"
      >
        {words('first.typing.how')}
      </Button>
      <IconButton label={words('common.dismiss')} onPress={session.typingTold} data-testid="keyboard-dismiss">
        <X aria-hidden size={20} />
      </IconButton>
      <div id={about} className={css.how} hidden={!open}>
        <p>{words('first.typing.do')}</p>
      </div>
    </div>
  )
}

/** Above the first place to write, for whoever did not read about input methods on the first pages. */
export function KeyboardNotice() {
  const { toldOfTyping } = useScreenState()
  return toldOfTyping ? null : <Line />
}
