import { useState } from 'react'
import type { RoomView } from '../../../../../shared/ports/screenViews.ts'
import { Button } from '../../../components/Button.tsx'
import { useSession } from '../../../hooks/useSession.ts'
import { useTheTalk } from '../../../hooks/useTalk.ts'
import { useTimes } from '../../../hooks/useTimes.ts'
import { useWords } from '../../../hooks/useWords.ts'
import { chatText } from '../../../session/chatText.ts'
import { copyPlain } from '../../../session/copyPlain.ts'
import { readWholeChat } from '../../../session/readWholeChat.ts'

type Outcome = 'none' | 'failed' | { readonly count: number; readonly cut: boolean }

/** Reads the talk, or what of it is wanted, and puts it on the clipboard. */
function useCopying({ room }: RoomView) {
  const words = useWords()
  const { moment } = useTimes()
  const { caller } = useSession()
  const { copied, opened } = useTheTalk()
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>('none')
  async function copy(): Promise<Outcome> {
    const place = copied === null ? null : await caller.placeOfMessage({ room, record: copied })
    if (place && (!place.ok || place.value.position === null)) return 'failed'
    const readPage = (before: number | null, limit: number) => caller.readTimeline({ room, before, limit })
    const read = await readWholeChat(readPage, place?.value.position ?? 0)
    if (!read.ok) return 'failed'
    const { text, count, cut } = chatText(read.value.messages, { words, moment, opened })
    return copyPlain(text) ? { count, cut: cut || !read.value.whole } : 'failed'
  }
  return {
    busy,
    outcome,
    async run() {
      setBusy(true)
      setOutcome(await copy())
      setBusy(false)
    },
  }
}

function OutcomeWords({ outcome }: { readonly outcome: Outcome }) {
  const words = useWords()
  if (outcome === 'none') return null
  if (outcome === 'failed') return <p>{words('copy.failed')}</p>
  const { count, cut } = outcome
  return (
    <p data-testid="copied" data-count={count}>
      {words(cut ? 'copy.part' : 'copy.done', { count })}
    </p>
  )
}

/** Asks before the talk leaves Rowan's protection, and says what that means. */
export function CopySheet({ view }: { readonly view: RoomView }) {
  const words = useWords()
  const { copied } = useTheTalk()
  const { busy, outcome, run } = useCopying(view)
  return (
    <>
      <p>{words(copied === null ? 'copy.all' : 'copy.from')}</p>
      <p>{words('copy.noted')}</p>
      <p>{words('copy.limits')}</p>
      <div>
        <Button isPending={busy} onPress={() => void run()} data-testid="copy-yes">
          {words('copy.yes')}
        </Button>
      </div>
      <div role="status">
        <OutcomeWords outcome={outcome} />
      </div>
    </>
  )
}
