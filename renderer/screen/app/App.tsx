import { useEffect, useMemo } from 'react'
import { I18nProvider } from 'react-aria-components'
import { chooseLanguage } from '../../../shared/i18n/chooseLanguage.ts'
import { Layer } from '../components/Layer.tsx'
import { LiveRegion } from '../components/LiveRegion.tsx'
import { TopBar } from '../components/TopBar.tsx'
import { Veil } from '../components/Veil.tsx'
import { AnnouncerContext } from '../hooks/AnnouncerContext.ts'
import { AppContext } from '../hooks/AppContext.ts'
import { SessionContext } from '../hooks/SessionContext.ts'
import { useStore } from '../hooks/useStore.ts'
import { type LanguageChoice, WordsContext } from '../hooks/WordsContext.ts'
import css from './App.module.css'
import type { RowanApp } from './createApp.ts'
import { Screens } from './Screens.tsx'

type AppProps = { readonly app: RowanApp } & Pick<LanguageChoice, 'format'>

/** The language of the screen, and on the page itself for fonts, line breaks and screen readers. */
function useLanguageChoice({ app: { settings }, format }: AppProps) {
  const chosen = useStore(settings.state).settings.language
  const language = useMemo(() => chosen ?? chooseLanguage(navigator.languages), [chosen])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return useMemo(
    () => ({
      language,
      choose: (next: typeof language) => void settings.change({ language: next }),
      ...(format && { format }),
    }),
    [language, settings, format],
  )
}

/** The window: the bar of every screen, the screens of the running session, and the veil over them. */
export function App({ app, ...props }: AppProps) {
  const choice = useLanguageChoice({ app, ...props })
  const { session, announcer } = useStore(app.state)
  const { drawn } = useStore(app.veil.state)
  return (
    <AppContext value={app}>
      <WordsContext value={choice}>
        <I18nProvider locale={choice.language}>
          <AnnouncerContext value={announcer}>
            <div className={css.window}>
              <TopBar session={session} covered={drawn} />
              <div className={css.stage}>
                <Layer beneath={drawn}>
                  <LiveRegion />
                  {session ? (
                    <SessionContext value={session}>
                      <Screens />
                    </SessionContext>
                  ) : null}
                </Layer>
                {drawn ? <Veil /> : null}
              </div>
            </div>
          </AnnouncerContext>
        </I18nProvider>
      </WordsContext>
    </AppContext>
  )
}
