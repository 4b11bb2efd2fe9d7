import type { MessageView } from '../../../shared/ports/screenViews.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import type { ReadPage } from './createTimeline.ts'

/** How many messages are read at once, and how many in all: more than that nobody copies. */
const STEP = 200
const MOST = 20_000

/** Reads the messages from a position to the end, oldest first; of very many the newest. `whole` is false when some were left out. */
export async function readWholeChat(
  readPage: ReadPage,
  from: number,
): Promise<CallResult<{ messages: MessageView[]; whole: boolean }>> {
  let messages: readonly MessageView[] = []
  let before: number | null = null
  for (;;) {
    const page: Awaited<ReturnType<ReadPage>> = await readPage(before, STEP)
    if (!page.ok) return page
    const { start, messages: found } = page.value
    messages = [...found.slice(Math.max(0, from - start)), ...messages]
    before = start
    if (start <= from) return { ok: true, value: { messages: [...messages], whole: true } }
    if (messages.length >= MOST) return { ok: true, value: { messages: [...messages], whole: false } }
  }
}
