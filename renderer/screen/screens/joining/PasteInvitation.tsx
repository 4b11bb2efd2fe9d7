import { ClipboardPaste } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { useScreenState, useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import { errorWords } from '../../session/errorWords.ts'
import forms from '../forms.module.css'

/** Puts the words of the clipboard into the field, and reads them at no other time. What stood there before is replaced. */
export function PasteInvitation() {
  const words = useWords()
  const session = useSession()
  const { joinDraft } = useScreenState()
  const [said, setSaid] = useState('')
  const paste = async () => {
    const read = await session.computer.readClipboard({})
    if (!read.ok) return setSaid(words(errorWords[read.code]))
    const text = read.value.text.trim()
    if (text === '') return setSaid(words('join.paste.empty'))
    session.draftJoin({ ...joinDraft, text })
    setSaid(words('join.paste.done'))
  }
  return (
    <div className={forms.center}>
      <Button onPress={paste} data-testid="join-paste">
        <ClipboardPaste aria-hidden size={20} />
        {words('join.paste')}
      </Button>
      <p className={forms.aside}>{words('join.paste.help')}</p>
      <p role="status" className={forms.wait} data-testid="join-pasted">
        {said}
      </p>
    </div>
  )
}
