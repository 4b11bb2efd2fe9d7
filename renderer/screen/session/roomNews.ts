import type { EventView, RoomView } from '../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import { freshEvents } from './freshEvents.ts'

/** What happened in each room since it was first seen here, oldest first, until the person puts it away. */
export type News = ReadonlyMap<RoomId, readonly EventView[]>

/** The news after a view came in. What a room holds when it is first seen is no news. */
export function newsByView(news: News, before: RoomView | undefined, now: RoomView): News {
  const fresh = before ? freshEvents(before.events, now.events) : []
  if (fresh.length === 0) return news
  return new Map(news).set(now.room, [...(news.get(now.room) ?? []), ...fresh])
}

/** The news without those of one room. */
export function withoutNews(news: News, room: RoomId): News {
  if (!news.has(room)) return news
  return new Map([...news].filter(([other]) => other !== room))
}
