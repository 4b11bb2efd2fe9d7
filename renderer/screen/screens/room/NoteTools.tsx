import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import {
  Bold,
  Heading1,
  Heading2,
  Heading3,
  Italic,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Redo2,
  Undo2,
} from 'lucide-react'
import { Button, ToggleButton, Toolbar } from 'react-aria-components'
import type { MessageKey } from '../../../../shared/i18n/catalogue.ts'
import { useWords } from '../../hooks/useWords.ts'
import css from './NoteTools.module.css'

type Tool = {
  readonly key: MessageKey
  readonly icon: LucideIcon
  readonly isOn: (editor: Editor) => boolean
  readonly run: (editor: Editor) => void
}

const heading = (level: 1 | 2 | 3, key: MessageKey, icon: LucideIcon): Tool => ({
  key,
  icon,
  isOn: editor => editor.isActive('heading', { level }),
  run: editor => editor.chain().focus().toggleHeading({ level }).run(),
})

const TOOLS: readonly Tool[] = [
  heading(1, 'note.tool.heading1', Heading1),
  heading(2, 'note.tool.heading2', Heading2),
  heading(3, 'note.tool.heading3', Heading3),
  {
    key: 'note.tool.bold',
    icon: Bold,
    isOn: editor => editor.isActive('bold'),
    run: editor => editor.chain().focus().toggleBold().run(),
  },
  {
    key: 'note.tool.italic',
    icon: Italic,
    isOn: editor => editor.isActive('italic'),
    run: editor => editor.chain().focus().toggleItalic().run(),
  },
  {
    key: 'note.tool.bulletList',
    icon: List,
    isOn: editor => editor.isActive('bulletList'),
    run: editor => editor.chain().focus().toggleBulletList().run(),
  },
  {
    key: 'note.tool.orderedList',
    icon: ListOrdered,
    isOn: editor => editor.isActive('orderedList'),
    run: editor => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    key: 'note.tool.taskList',
    icon: ListChecks,
    isOn: editor => editor.isActive('taskList'),
    run: editor => editor.chain().focus().toggleTaskList().run(),
  },
]

type StepProps = { readonly icon: LucideIcon; readonly name: MessageKey; readonly run: () => void }

function Step({ icon: Icon, name, run }: StepProps) {
  const words = useWords()
  return (
    <Button className={css.tool ?? ''} aria-label={words(name)} onPress={run}>
      <Icon aria-hidden size={20} />
    </Button>
  )
}

/** The tools of a note: each is a button that says whether it is on. */
export function NoteTools({ editor }: { readonly editor: Editor }) {
  const words = useWords()
  const on = useEditorState({ editor, selector: ({ editor }) => TOOLS.map(tool => tool.isOn(editor)) })
  return (
    <Toolbar aria-label={words('note.tools')} className={css.tools ?? ''}>
      {TOOLS.map(({ key, icon: Icon, run }, index) => (
        <ToggleButton
          key={key}
          className={css.tool ?? ''}
          aria-label={words(key)}
          isSelected={on[index] ?? false}
          onChange={() => run(editor)}
        >
          <Icon aria-hidden size={20} />
        </ToggleButton>
      ))}
      <Step icon={Undo2} name="note.tool.undo" run={() => editor.chain().focus().undo().run()} />
      <Step icon={Redo2} name="note.tool.redo" run={() => editor.chain().focus().redo().run()} />
    </Toolbar>
  )
}
