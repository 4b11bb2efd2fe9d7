import type { MessageKey } from '../../../../shared/i18n/catalogue.ts'
import type { Limit } from '../../session/joinSteps.ts'

/** What each page about the limits says. */
export const limitTexts: Readonly<Record<Limit, readonly MessageKey[]>> = {
  who: ['limits.who.people', 'limits.who.unsure'],
  stays: ['limits.stays.room', 'limits.stays.others'],
  tell: ['limits.tell.cases', 'limits.tell.ask'],
  hide: ['limits.hide.computer', 'limits.hide.network'],
  never: ['limits.never.ask', 'limits.never.leave'],
}
