import { ChevronDown } from 'lucide-react'
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { EventView } from '../../../../shared/ports/screenViews.ts'
import { useTimes } from '../../hooks/useTimes.ts'
import { useWords } from '../../hooks/useWords.ts'
import { eventWords } from '../../session/eventWords.ts'
import { eventKey } from '../../session/freshEvents.ts'
import css from './EventList.module.css'

/** When it happened, by the clock of whoever did it; nothing where that is not known. */
function EventTime({ at }: Pick<EventView, 'at'>) {
  const times = useTimes()
  return at > 0 ? <time dateTime={new Date(at).toISOString()}>{times.moment(at)}</time> : null
}

/** Everything that everybody in the room was told, the newest first, behind one quiet line. */
export function EventList({ events }: { readonly events: readonly EventView[] }) {
  const words = useWords()
  if (events.length === 0) return null
  const lines = events.map((event, place) => ({ event, key: `${eventKey(event)} ${place}` })).reverse()
  return (
    <Disclosure className={css.events ?? ''}>
      <Heading level={3} className={css.heading ?? ''}>
        <AriaButton slot="trigger" className={css.open ?? ''} data-testid="events-open">
          <ChevronDown aria-hidden size={18} />
          {words('events.heading')}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <ol className={css.lines} data-testid="events">
          {lines.map(({ event, key }) => (
            <li key={key}>
              {eventWords(event, words)} <EventTime at={event.at} />
            </li>
          ))}
        </ol>
      </DisclosurePanel>
    </Disclosure>
  )
}
