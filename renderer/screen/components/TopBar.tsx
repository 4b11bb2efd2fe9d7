import { Leaf } from 'lucide-react'
import { HideNow } from './HideNow.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { ScreenNameMark } from './ScreenNameMark.tsx'
import css from './TopBar.module.css'

/** The bar of every screen. "Hide now" comes first by keyboard and stands last to the eye, in the corner. */
export function TopBar({ hide }: { readonly hide: () => void }) {
  return (
    <header className={css.bar}>
      <ScreenNameMark />
      <div className={css.corner}>
        <HideNow hide={hide} />
      </div>
      <div className={css.mark}>
        <Leaf aria-hidden size={22} />
      </div>
      <LanguageSwitch />
    </header>
  )
}
