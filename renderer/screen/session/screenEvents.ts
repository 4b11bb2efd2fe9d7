import type { screenEvents } from '../../../shared/ports/screenPort.ts'
import type { Listeners } from '../../../shared/ports/typedPort.ts'
import type { DocId, RoomId } from '../../../shared/room/ids.ts'
import type { Store } from './createStore.ts'
import { newsByView, withoutNews } from './roomNews.ts'
import { type ScreenState, withoutRoom, withRoom } from './screenState.ts'
import { unsettledByEntering, unsettledByView } from './unsettledRooms.ts'

type TimelineListener = (from: number, total: number) => void
/** Who hears about an open note: what somebody else wrote, and that it was built anew. */
type NoteListener = { readonly receive: (update: Uint8Array) => void; readonly replaced: () => void }

/** Who hears what core reports about the chat of a room or about an open note. */
export type Subscriptions = {
  timeline(room: RoomId, listener: TimelineListener): () => void
  note(room: RoomId, note: DocId, listener: NoteListener): () => void
}

function addTo<T>(table: Map<string, Set<T>>, name: string, listener: T): () => void {
  const listeners = table.get(name) ?? new Set<T>()
  table.set(name, listeners.add(listener))
  return () => {
    listeners.delete(listener)
  }
}

/** Makes the listeners for every event of core: state goes into the store, the rest to whoever subscribed. */
export function createScreenEvents(state: Store<ScreenState>): {
  readonly listeners: Listeners<typeof screenEvents>
  readonly subscriptions: Subscriptions
} {
  const timelines = new Map<string, Set<TimelineListener>>()
  const notes = new Map<string, Set<NoteListener>>()
  const patch = (change: Partial<ScreenState>) => state.set({ ...state.get(), ...change })

  const listeners: Listeners<typeof screenEvents> = {
    roomChanged({ view }) {
      const { rooms, unsettled, news } = state.get()
      const before = rooms.find(({ room }) => room === view.room)
      patch({
        rooms: withRoom(rooms, view),
        unsettled: unsettledByView(unsettled, before, view),
        news: newsByView(news, before, view),
      })
    },
    roomGone({ room }) {
      const { place, rooms, news, leaving } = state.get()
      patch({ rooms: withoutRoom(rooms, room), news: withoutNews(news, room) })
      if (leaving === room) patch({ place: { at: 'left', how: 'forGood' }, leaving: null, notice: null })
      else if ((place.at === 'room' || place.at === 'ending') && place.room === room)
        patch({ place: { at: 'start' }, notice: 'room.gone' })
    },
    timelineChanged({ room, from, total }) {
      for (const listener of timelines.get(room) ?? []) listener(from, total)
    },
    noteUpdate({ room, note, update }) {
      for (const { receive } of notes.get(`${room} ${note}`) ?? []) receive(update)
    },
    noteReplaced({ room, note }) {
      for (const { replaced } of notes.get(`${room} ${note}`) ?? []) replaced()
    },
    joinChanged(join) {
      patch({ join })
      if (join.state !== 'admitted') return
      const { rooms, unsettled } = state.get()
      patch({
        place: { at: 'room', room: join.room },
        joinDraft: { text: '', name: '', server: '' },
        unsettled: unsettledByEntering(unsettled, rooms, join.room),
      })
    },
  }
  return {
    listeners,
    subscriptions: {
      timeline: (room, listener) => addTo(timelines, room, listener),
      note: (room, note, listener) => addTo(notes, `${room} ${note}`, listener),
    },
  }
}
