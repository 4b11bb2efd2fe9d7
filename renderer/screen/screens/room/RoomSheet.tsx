import { ArrowLeft } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { Button } from '../../components/Button.tsx'
import type { SheetName } from '../../hooks/useRoomParts.ts'
import { useWords } from '../../hooks/useWords.ts'
import { AgreedSheet } from '../ending/AgreedSheet.tsx'
import { ContactSheet } from '../ending/ContactSheet.tsx'
import { ConnectionSheet } from './ConnectionSheet.tsx'
import { CopySheet } from './copy/CopySheet.tsx'
import css from './RoomSheet.module.css'
import { SettingsSheet } from './SettingsSheet.tsx'
import { SearchSheet } from './search/SearchSheet.tsx'

type RoomSheetProps = {
  readonly view: RoomView
  readonly sheet: SheetName
  readonly close: () => void
}

function SheetContent({ view, sheet, close }: RoomSheetProps) {
  switch (sheet) {
    case 'search':
      return <SearchSheet view={view} />
    case 'copy':
      return <CopySheet view={view} />
    case 'connection':
      return <ConnectionSheet view={view} />
    case 'settings':
      return <SettingsSheet view={view} />
    case 'agreed':
      return <AgreedSheet view={view} />
    case 'contact':
      return <ContactSheet view={view} close={close} />
  }
}

/** A page about the room in place of the talk, which stays as it is beneath. Esc or the button leads back. */
export function RoomSheet({ view, sheet, close }: RoomSheetProps) {
  const words = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // What has a field of its own begins there.
    if (sheet !== 'search') heading.current?.focus()
  }, [sheet])
  const onKeyDown = ({ key, nativeEvent }: KeyboardEvent) => {
    if (key === 'Escape' && !nativeEvent.isComposing) close()
  }
  return (
    <section
      className={css.page}
      aria-labelledby="sheet"
      onKeyDown={onKeyDown}
      data-testid={`sheet-${sheet}`}
    >
      <div className={css.sheet}>
        <div className={css.back}>
          <Button kind="quiet" onPress={close} data-testid="sheet-back">
            <ArrowLeft aria-hidden size={20} />
            {words('sheet.back')}
          </Button>
        </div>
        <h2 ref={heading} id="sheet" tabIndex={-1} className={css.heading}>
          {words(`sheet.${sheet}`)}
        </h2>
        <SheetContent view={view} sheet={sheet} close={close} />
      </div>
    </section>
  )
}
