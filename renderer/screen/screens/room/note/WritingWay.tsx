import { Button } from '../../../components/Button.tsx'
import { useWords } from '../../../hooks/useWords.ts'
import css from './WritingWay.module.css'

type WritingWayProps = { readonly direct: boolean; readonly setDirect: (direct: boolean) => void }

/** Says who sees what she writes, and leads from one way of writing to the other. */
export function WritingWay({ direct, setDirect }: WritingWayProps) {
  const words = useWords()
  return (
    <div className={css.way}>
      <p>{words(direct ? 'note.live' : 'note.direct.text')}</p>
      <Button
        kind="quiet"
        onPress={() => setDirect(!direct)}
        data-testid={direct ? 'write-privately' : 'write-directly'}
      >
        {words(direct ? 'note.private.choose' : 'note.direct')}
      </Button>
    </div>
  )
}
