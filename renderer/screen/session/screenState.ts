import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import type { JoinView, RoomView } from '../../../shared/ports/screenViews.ts'
import type { RoomId } from '../../../shared/room/ids.ts'
import type { News } from './roomNews.ts'

/** How a room was left: for good, by closing it, or because it ended for everybody. */
export type LeftHow = 'forGood' | 'closed' | 'ended'

/** Which screen is shown. */
export type Place =
  | { readonly at: 'first' | 'start' | 'join' | 'host' | 'profile' | 'rooms' | 'waiting' }
  | { readonly at: 'left'; readonly how: LeftHow }
  | { readonly at: 'room' | 'ending'; readonly room: RoomId }

/** A page over the screen, which stays as it is beneath: settings of the app, of the profile, the practice of hiding, lines to call, or a quiet moment. */
export type Over = 'settings' | 'vault' | 'practise' | 'crisis' | 'calm'

/** What the person has entered to join; kept in memory so that a failed try loses nothing. */
export type JoinDraft = { readonly text: string; readonly name: string; readonly server: string }

/** What the person has entered to host. */
export type HostDraft = {
  readonly title: string
  readonly name: string
  /** Is this computer the meeting point? Otherwise `server` has the addresses. */
  readonly meeting: boolean
  readonly server: string
  /** The token of an organisation, with which the room goes through its relay alone; empty for a room that connects directly. */
  readonly relay: string
}

/** Everything the screens show, except messages and notes. */
export type ScreenState = {
  readonly place: Place
  readonly over: Over | null
  /** One quiet sentence above the screen. */
  readonly notice: MessageKey | null
  readonly profile: { readonly exists: boolean; readonly open: boolean }
  /** From when on a passphrase is tried again, by the clock of the page. */
  readonly retryAt: number
  /** How many parts of the opened profile could not be read, until she has put that away. */
  readonly damaged: number
  readonly rooms: readonly RoomView[]
  /** Rooms in which not every computer is known to know the last change of who is in them. */
  readonly unsettled: readonly RoomId[]
  /** The room that is being left for good. */
  readonly leaving: RoomId | null
  /** What happened in the rooms and was not put away yet. */
  readonly news: News
  readonly join: JoinView
  readonly joinDraft: JoinDraft
  /** What input methods may do with what is typed was said in this run. */
  readonly toldOfTyping: boolean
}

/** The state when nothing has happened yet. */
export const firstScreenState: ScreenState = {
  place: { at: 'first' },
  over: null,
  notice: null,
  profile: { exists: false, open: false },
  retryAt: 0,
  damaged: 0,
  rooms: [],
  unsettled: [],
  leaving: null,
  news: new Map(),
  join: { state: 'idle' },
  joinDraft: { text: '', name: '', server: '' },
  toldOfTyping: false,
}

/** The rooms with one of them new or changed. */
export function withRoom(rooms: readonly RoomView[], view: RoomView): readonly RoomView[] {
  const known = rooms.some(({ room }) => room === view.room)
  return known ? rooms.map(other => (other.room === view.room ? view : other)) : [...rooms, view]
}

/** The rooms without one of them. */
export function withoutRoom(rooms: readonly RoomView[], room: RoomId): readonly RoomView[] {
  return rooms.filter(other => other.room !== room)
}
