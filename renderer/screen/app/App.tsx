import { useEffect, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { chooseLanguage } from '../../../shared/i18n/chooseLanguage.ts'
import type { Language } from '../../../shared/i18n/languages.ts'
import { LiveRegion } from '../components/LiveRegion.tsx'
import { TopBar } from '../components/TopBar.tsx'
import { AnnouncerContext } from '../hooks/AnnouncerContext.ts'
import { SessionContext } from '../hooks/SessionContext.ts'
import { useStore } from '../hooks/useStore.ts'
import { WordsContext } from '../hooks/WordsContext.ts'
import css from './App.module.css'
import type { RowanApp } from './createApp.ts'
import { Screens } from './Screens.tsx'

/** The language of the screen, and on the page itself for fonts, line breaks and screen readers. */
function useLanguageChoice() {
  const [language, choose] = useState<Language>(() => chooseLanguage(navigator.languages))
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return useMemo(() => ({ language, choose }), [language])
}

/** The window: the bar of every screen, and the screens of the running session. */
export function App({ app }: { readonly app: RowanApp }) {
  const choice = useLanguageChoice()
  const { session, announcer } = useStore(app.state)
  return (
    <WordsContext value={choice}>
      <I18nProvider locale={choice.language}>
        <AnnouncerContext value={announcer}>
          <div className={css.window}>
            <TopBar hide={app.hide} />
            <LiveRegion />
            {session ? (
              <SessionContext value={session}>
                <Screens />
              </SessionContext>
            ) : null}
          </div>
        </AnnouncerContext>
      </I18nProvider>
    </WordsContext>
  )
}
