import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import type { RoomView } from '../../../../../shared/ports/screenViews.ts'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import { type Search, useSearch } from '../../../hooks/useSearch.ts'
import { useSession } from '../../../hooks/useSession.ts'
import { useTheTalk } from '../../../hooks/useTalk.ts'
import { useWords } from '../../../hooks/useWords.ts'
import { errorWords } from '../../../session/errorWords.ts'
import { SEARCH_MAX } from '../../../session/searchWhole.ts'
import { FoundMessage } from './FoundMessage.tsx'
import css from './SearchSheet.module.css'

/** How many were found; screen readers hear it when a search has ended. */
function Outcome({ search: { busy, error, found, more } }: { readonly search: Search }) {
  const words = useWords()
  const count = found?.length ?? 0
  return (
    <div role="status" className={css.outcome} data-testid="search-outcome" data-count={count}>
      {busy ? <p>{words('search.busy')}</p> : null}
      {error ? <p>{words(errorWords[error])}</p> : null}
      {found && !error ? (
        <p>{count === 0 ? words('search.none') : words('search.found', { count })}</p>
      ) : null}
      {more ? <p>{words('search.more')}</p> : null}
    </div>
  )
}

/** The arrow keys lead from one message that was found to the next. */
function onListKey(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  if (step === undefined) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = all.findIndex(each => each.contains(document.activeElement))
  event.preventDefault()
  all[Math.max(0, at + step)]?.focus()
}

/** Looks for words in the whole talk. Choosing what was found leads to it. */
export function SearchSheet({ view }: { readonly view: RoomView }) {
  const words = useWords()
  const { caller } = useSession()
  const { opened } = useTheTalk()
  const [text, setText] = useState('')
  const search = useSearch({ caller, room: view.room, opened })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') void search.run(text.trim())
  }
  return (
    <>
      <Form className={css.form ?? ''} onSubmit={submit}>
        <Field
          autoFocus
          label={words('search.field')}
          help={words('search.help')}
          value={text}
          onChange={setText}
          maxLength={SEARCH_MAX}
          testId="search-text"
        />
        <div>
          <Button type="submit" isDisabled={text.trim() === ''} data-testid="search-go">
            {words('search.go')}
          </Button>
        </div>
      </Form>
      <Outcome search={search} />
      <ol className={css.found} onKeyDown={onListKey}>
        {search.found?.map(message => (
          <FoundMessage key={message.record} message={message} />
        ))}
      </ol>
    </>
  )
}
