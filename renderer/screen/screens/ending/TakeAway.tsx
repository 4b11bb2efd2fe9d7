import { useState } from 'react'
import type { MessageKey } from '../../../../shared/i18n/catalogue.ts'
import { Button } from '../../components/Button.tsx'
import { CopyText } from '../../components/CopyText.tsx'
import { useSession } from '../../hooks/useSession.ts'
import { useWords } from '../../hooks/useWords.ts'
import forms from '../forms.module.css'

/** The words as they will be, what no longer protects them then, and the two ways to take them along. */
export function TakeAway({ text }: { readonly text: string }) {
  const words = useWords()
  const { computer } = useSession()
  const [said, setSaid] = useState<{ readonly of: string; readonly key: MessageKey } | null>(null)
  const save = async () => {
    const saved = await computer.savePlainText({ text })
    if (!saved.ok) return setSaid({ of: text, key: 'ending.save.failed' })
    setSaid({ of: text, key: saved.value.saved ? 'ending.save.done' : 'ending.save.none' })
  }
  return (
    <section className={forms.part} aria-labelledby="ending-exact">
      <h2 id="ending-exact">{words('ending.exact')}</h2>
      <p>{words('ending.unprotected')}</p>
      <CopyText label={words('ending.exact')} text={text} testId="ending-text" />
      <Button onPress={save} data-testid="ending-save">
        {words('ending.save')}
      </Button>
      <p role="status" data-testid="ending-saved">
        {said?.of === text ? words(said.key) : null}
      </p>
    </section>
  )
}
