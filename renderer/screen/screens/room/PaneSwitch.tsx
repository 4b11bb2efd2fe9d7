import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useWords } from '../../hooks/useWords.ts'
import css from './PaneSwitch.module.css'

/** The parts of the room; where there is no place for all of them, one is shown at a time. */
export const PANES = ['people', 'talk', 'note'] as const

/** One of {@link PANES}. */
export type Pane = (typeof PANES)[number]

type PaneSwitchProps = {
  readonly pane: Pane
  readonly choose: (pane: Pane) => void
  readonly panes: readonly Pane[]
  /** How many people wait to come in, so that it is seen while another part is shown. */
  readonly waiting: number
}

const isPane = (key: unknown): key is Pane => PANES.some(pane => pane === key)

/** Chooses the part of the room to show. Hidden where all of them fit. */
export function PaneSwitch({ pane, choose, panes, waiting }: PaneSwitchProps) {
  const words = useWords()
  return (
    <ToggleButtonGroup
      className={css.switch ?? ''}
      aria-label={words('room.pane')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[pane]}
      onSelectionChange={keys => {
        const [key] = keys
        if (isPane(key)) choose(key)
      }}
    >
      {panes.map(each => (
        <ToggleButton
          key={each}
          id={each}
          className={css.part ?? ''}
          data-part={each}
          data-testid={`pane-${each}`}
        >
          {words(`room.pane.${each}`)}
          {each === 'people' && waiting > 0 ? ` (${waiting})` : null}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
