import { ArrowLeft } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { RoomView } from '../../../../shared/ports/screenViews.ts'
import { Button } from '../../components/Button.tsx'
import type { SheetName } from '../../hooks/useRoomParts.ts'
import { useWords } from '../../hooks/useWords.ts'
import { ConnectionSheet } from './ConnectionSheet.tsx'
import css from './RoomSheet.module.css'
import { SettingsSheet } from './SettingsSheet.tsx'

type RoomSheetProps = {
  readonly view: RoomView
  readonly sheet: SheetName
  readonly close: () => void
}

/** A page about the room in place of the talk, which stays as it is beneath. Esc or the button leads back. */
export function RoomSheet({ view, sheet, close }: RoomSheetProps) {
  const words = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sheet begins at its heading too
  useEffect(() => heading.current?.focus(), [sheet])
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') close()
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
        {sheet === 'connection' ? <ConnectionSheet view={view} /> : <SettingsSheet view={view} />}
      </div>
    </section>
  )
}
