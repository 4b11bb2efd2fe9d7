import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import type { MessageValues } from '../../../shared/i18n/formatMessage.ts'
import type { EventView } from '../../../shared/ports/screenViews.ts'

/** The sentence for something that happened in a room. Where nobody is named who did it, it says "a facilitator". */
export function eventWords(
  { kind, name, by }: EventView,
  words: (key: MessageKey, values?: MessageValues) => string,
): string {
  return words(`event.${kind}`, { name, by: by || words('event.someone') })
}
