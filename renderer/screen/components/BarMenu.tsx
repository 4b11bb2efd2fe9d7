import { Menu } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import { useApp } from '../hooks/useApp.ts'
import { useStore } from '../hooks/useStore.ts'
import { useWords } from '../hooks/useWords.ts'
import type { ScreenSession } from '../session/createScreenSession.ts'
import css from './BarMenu.module.css'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'

type Entry = { readonly words: MessageKey; readonly testId: string; readonly run: () => void }

/** What the bar leads to; what belongs to a profile only while one is open. */
function useEntries(session: ScreenSession): Entry[] {
  const { lock } = useApp()
  const { profile } = useStore(session.state)
  const open: Entry[] = [
    { words: 'bar.lock', testId: 'bar-lock', run: lock },
    { words: 'vault.heading', testId: 'bar-vault', run: () => session.lay('vault') },
  ]
  return [
    { words: 'crisis.heading', testId: 'bar-crisis', run: () => session.lay('crisis') },
    { words: 'calm.heading', testId: 'bar-calm', run: () => session.lay('calm') },
    { words: 'bar.practise', testId: 'bar-practise', run: () => session.lay('practise') },
    { words: 'app.heading', testId: 'bar-settings', run: () => session.lay('settings') },
    ...(profile.open ? open : []),
  ]
}

/** The few things that are reached from every screen, behind one button. */
export function BarMenu({ session }: { readonly session: ScreenSession }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const entries = useEntries(session)
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !open) return
    setOpen(false)
    button.current?.focus()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes what its own button opened
    <div className={css.menu} onKeyDown={onKeyDown} onBlur={onBlur}>
      <IconButton
        ref={button}
        label={words('bar.menu')}
        aria-expanded={open}
        onPress={() => setOpen(!open)}
        data-testid="bar-menu"
      >
        <Menu aria-hidden size={22} />
      </IconButton>
      {open ? (
        <ul className={css.entries}>
          {entries.map(({ words: key, testId, run }) => (
            <li key={testId}>
              <Button
                kind="quiet"
                onPress={() => {
                  // What opened it goes: the keyboard comes back to the menu afterwards.
                  button.current?.focus()
                  setOpen(false)
                  run()
                }}
                data-testid={testId}
              >
                {words(key)}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
