import { Leaf } from 'lucide-react'
import { useApp } from '../hooks/useApp.ts'
import type { ScreenSession } from '../session/createScreenSession.ts'
import { BarMenu } from './BarMenu.tsx'
import { HideNow } from './HideNow.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { ScreenNameMark } from './ScreenNameMark.tsx'
import css from './TopBar.module.css'

type TopBarProps = { readonly session: ScreenSession | null; readonly covered: boolean }

/** The bar of every screen. "Hide now" comes first by keyboard and stands last to the eye, in the corner. */
export function TopBar({ session, covered }: TopBarProps) {
  const { hide } = useApp()
  return (
    <header className={css.bar}>
      <ScreenNameMark covered={covered} />
      <div className={css.corner}>
        <HideNow hide={hide} />
      </div>
      <div className={css.mark}>
        <Leaf aria-hidden size={22} />
      </div>
      <LanguageSwitch />
      {session && !covered ? (
        <div className={css.menu}>
          <BarMenu session={session} />
        </div>
      ) : null}
    </header>
  )
}
