import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import type { MessageView } from '../../../shared/ports/screenViews.ts'

type Come = Pick<MessageView, 'delivered' | 'others' | 'saved'>

/**
 * Which words say how far one's own message has come. In a kept room it is being saved until it is written to this computer for good;
 * without another device's confirmation it never says delivered.
 */
export function deliveryWords({ delivered, others, saved }: Come, kept: boolean): MessageKey {
  if (kept && !saved) return 'delivery.saving'
  if (delivered <= 0 || others <= 0) return 'delivery.here'
  return delivered < others ? 'delivery.some' : 'delivery.all'
}
