import { APPEARANCES, HIDE_KEYS, type Settings } from '../../../shared/ports/hostPort.ts'
import { Choice } from '../components/Choice.tsx'
import { Notice } from '../components/Notice.tsx'
import { Sheet } from '../components/Sheet.tsx'
import { Toggle } from '../components/Toggle.tsx'
import { useApp } from '../hooks/useApp.ts'
import { useScreenState, useSession } from '../hooks/useSession.ts'
import { useStore } from '../hooks/useStore.ts'
import { useWords } from '../hooks/useWords.ts'
import { errorWords } from '../session/errorWords.ts'
import css from './forms.module.css'
import { ProxyPart } from './settings/ProxyPart.tsx'

/** The times until Rowan locks that are offered, in seconds. */
const TIMES = [30, 60, 120, 300, 600, 900] as const

type PartProps = { readonly settings: Settings; readonly change: (change: Partial<Settings>) => void }

function Locking({ settings, change }: PartProps) {
  const words = useWords()
  const wordsOf = (seconds: number) =>
    seconds < 60
      ? words('app.time.seconds', { count: seconds })
      : words('app.time.minutes', { count: seconds / 60 })
  return (
    <section className={css.part}>
      <Choice
        label={words('app.lockAfter')}
        help={words('app.lockAfter.help')}
        value={String(settings.lockAfter / 1000)}
        options={TIMES.map(seconds => ({ value: String(seconds), words: wordsOf(seconds) }))}
        onChange={seconds => change({ lockAfter: Number(seconds) * 1000 })}
        testId="lock-after"
      />
    </section>
  )
}

/** What stands on a key. */
const onKey = (key: string) => key.replace(/(?<=[a-z])(?=[A-Z])/, ' ')

const NONE = 'none'

function HidingKeys({ settings, change }: PartProps) {
  const words = useWords()
  const keys = [
    { value: NONE, words: words('app.hideKey.none') },
    ...HIDE_KEYS.map(key => ({ value: key as string, words: onKey(key) })),
  ]
  return (
    <section className={css.part}>
      <Toggle
        label={words('app.hideOnShift')}
        help={words('app.hideOnShift.help')}
        on={settings.hideOnShift}
        onChange={hideOnShift => change({ hideOnShift })}
        testId="hide-on-shift"
      />
      <Choice
        label={words('app.hideKey')}
        help={words('app.hideKey.help')}
        value={settings.hideKey ?? NONE}
        options={keys}
        onChange={key => change({ hideKey: HIDE_KEYS.find(each => each === key) ?? null })}
        testId="hide-key"
      />
    </section>
  )
}

function Looks({ settings, change }: PartProps) {
  const words = useWords()
  return (
    <section className={css.part}>
      <Choice
        label={words('app.appearance')}
        help={words('app.appearance.help')}
        value={settings.appearance}
        options={APPEARANCES.map(each => ({ value: each, words: words(`app.appearance.${each}`) }))}
        onChange={appearance => change({ appearance })}
        testId="appearance"
      />
      <Toggle
        label={words('app.capture')}
        help={words('app.capture.help')}
        on={settings.hinderCapture}
        onChange={hinderCapture => change({ hinderCapture })}
        testId="hinder-capture"
      />
    </section>
  )
}

/** Whether changes stay: with an open profile they do; without one she decides, and nothing is ticked beforehand. */
function Remembering() {
  const words = useWords()
  const { settings } = useApp()
  const { remember } = useStore(settings.state)
  const { profile } = useScreenState()
  return (
    <section className={css.part}>
      {profile.open ? (
        <p className={css.aside}>{words('app.remembered')}</p>
      ) : (
        <Toggle
          label={words('app.remember')}
          help={words('app.remember.help')}
          on={remember}
          onChange={on => void settings.remember(on)}
          testId="remember-settings"
        />
      )}
    </section>
  )
}

/** The settings of the app. Each holds at once. */
export function AppSettingsScreen() {
  const words = useWords()
  const session = useSession()
  const { settings: control } = useApp()
  const { settings, problem } = useStore(control.state)
  const props = { settings, change: (change: Partial<Settings>) => void control.change(change) }
  return (
    <Sheet heading={words('app.heading')} onBack={() => session.lay(null)}>
      {problem ? <Notice>{words(errorWords[problem])}</Notice> : null}
      <p className={css.aside}>{words('app.now')}</p>
      <Remembering />
      <HidingKeys {...props} />
      <Locking {...props} />
      <Looks {...props} />
      <ProxyPart {...props} />
    </Sheet>
  )
}
