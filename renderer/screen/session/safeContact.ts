import { XmlElement, XmlText } from 'yjs'
import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import { formatMessage } from '../../../shared/i18n/formatMessage.ts'
import { LANGUAGES, type Language } from '../../../shared/i18n/languages.ts'
import { NAME_MAX, type NoteView, type RoomView } from '../../../shared/ports/screenViews.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import type { DocId } from '../../../shared/room/ids.ts'
import type { Words } from '../hooks/useWords.ts'
import type { NoteMirror } from './createNoteMirror.ts'
import type { ScreenSession } from './createScreenSession.ts'
import { withNote } from './readNote.ts'

/** What a safe-contact plan says; empty where nothing was said. Without `may`, nobody contacts her. */
export type ContactPlan = {
  readonly may: boolean
  readonly how: string
  readonly when: string
  readonly as: string
  readonly other: string
  readonly word: string
}

/** What stands there before anything was chosen: nobody contacts her. */
export const noContact: ContactPlan = { may: false, how: '', when: '', as: '', other: '', word: '' }

const LINES = ['how', 'when', 'as', 'other', 'word'] as const

/** The plan as it will stand in the note, one sentence on each line. */
export function planLines(plan: ContactPlan, words: Words): string[] {
  if (!plan.may) return [words('contact.line.no')]
  const said = LINES.filter(line => plan[line].trim() !== '')
  return [
    words('contact.line.only'),
    ...said.map(line => words(`contact.line.${line}`, { text: plan[line].trim() })),
  ]
}

/** What the note with the plan is called: whose it is, as far as that fits into a name. */
function planTitle(language: Language, { members }: RoomView): string {
  const own = members.find(({ self }) => self)?.name ?? ''
  const room = NAME_MAX - formatMessage(language, 'contact.note', { name: '' }).length
  let name = ''
  for (const letter of own) if (name.length + letter.length <= room) name += letter
  return formatMessage(language, 'contact.note', { name }).trim()
}

/** The note with her own plan, in whichever language it was begun. */
export function planOf(view: RoomView): NoteView | null {
  const titles = LANGUAGES.map(language => planTitle(language, view))
  return view.notes.find(({ mine, title }) => mine && titles.includes(title)) ?? null
}

function paragraph(line: string): XmlElement {
  const element = new XmlElement('paragraph')
  element.insert(0, [new XmlText(line)])
  return element
}

async function rewrite({ doc, fragment, queue }: NoteMirror, lines: readonly string[]) {
  doc.transact(() => {
    fragment.delete(0, fragment.length)
    fragment.insert(0, lines.map(paragraph))
  })
  await queue.flush()
  const handOver = queue.state.get()
  return handOver.state === 'refused' ? handOver.code : null
}

/** Puts these lines in place of whatever her plan says; without lines its words are taken out. */
export async function writePlan(
  session: ScreenSession,
  view: RoomView,
  language: Language,
  lines: readonly string[],
): Promise<CallResult<unknown>> {
  const { room } = view
  const refused = (code: ErrorCode) => ({ ok: false, code }) as const
  const known: DocId | undefined = planOf(view)?.note
  const made = known ? null : await session.caller.createNote({ room, title: planTitle(language, view) })
  if (made && !made.ok) return made
  const note = known ?? made?.value.note
  if (note === undefined) return refused('NOTE_UNKNOWN')
  let code: ErrorCode | null = 'NOTE_UNKNOWN'
  await withNote(session, room, note, async mirror => {
    code = await rewrite(mirror, lines)
  })
  return code ? refused(code) : { ok: true, value: {} }
}
