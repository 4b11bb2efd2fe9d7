import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import type { MessageView } from '../../../shared/ports/screenViews.ts'

/** Which words say how far one's own message has come. Without another device's confirmation it never says delivered. */
export function deliveryWords({ delivered, others }: Pick<MessageView, 'delivered' | 'others'>): MessageKey {
  if (delivered <= 0 || others <= 0) return 'delivery.here'
  return delivered < others ? 'delivery.some' : 'delivery.all'
}
