import { useState } from 'react'
import { App } from '../../app/App.tsx'
import type { RowanApp } from '../../app/createApp.ts'
import { Button } from '../../components/Button.tsx'
import { AppContext } from '../../hooks/AppContext.ts'
import { useStore } from '../../hooks/useStore.ts'
import { WordsContext } from '../../hooks/WordsContext.ts'
import css from './ComponentsPage.module.css'
import { ComponentsPage } from './ComponentsPage.tsx'
import { formatPseudo } from './pseudoMessage.ts'
import { samples } from './samples.ts'

/** The app while its screens are being made: with a door to the page of components, and the language that is none. */
export function DevApp({ app }: { readonly app: RowanApp }) {
  const [open, setOpen] = useState(false)
  const [pseudo, setPseudo] = useState(false)
  const { settings } = useStore(app.settings.state)
  const format = pseudo ? { format: formatPseudo } : {}
  const language = settings.language ?? 'en'
  const choose = (next: typeof language) => void app.settings.change({ language: next })
  return (
    <>
      <App app={app} {...format} />
      {open ? (
        <AppContext value={app}>
          <WordsContext value={{ language, choose, ...format }}>
            <ComponentsPage pseudo={pseudo} setPseudo={setPseudo} close={() => setOpen(false)} />
          </WordsContext>
        </AppContext>
      ) : (
        <div className={css.door}>
          <Button onPress={() => setOpen(true)} data-testid="components-open">
            {samples.open}
          </Button>
        </div>
      )}
    </>
  )
}
