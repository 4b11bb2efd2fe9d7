import type { screenCalls, screenEvents } from '../../../shared/ports/screenPort.ts'
import type { Caller, Listeners } from '../../../shared/ports/typedPort.ts'
import type { DocId } from '../../../shared/room/ids.ts'
import { createDrafts, type Drafts } from './createDrafts.ts'
import { createStore, type Store } from './createStore.ts'
import { type JoinActions, joinActions } from './joinActions.ts'
import { pageClock } from './pageClock.ts'
import { type ProfileActions, profileActions } from './profileActions.ts'
import { type RoomActions, roomActions } from './roomActions.ts'
import { type RoomOpenings, roomOpenings } from './roomOpenings.ts'
import { createScreenEvents } from './screenEvents.ts'
import { firstScreenState, type Over, type Place, type ScreenState } from './screenState.ts'
import type { Ground, Host } from './sessionGround.ts'

/** Makes the calls to core; the listeners hear what core reports. */
export type Connect = (listeners: Listeners<typeof screenEvents>) => Caller<typeof screenCalls>

/** Everything the screens do. One session lives as long as one core. */
export type ScreenSession = ProfileActions &
  JoinActions &
  RoomActions &
  RoomOpenings & {
    readonly state: Store<ScreenState>
    readonly caller: Caller<typeof screenCalls>
    /** The computer it runs on, by way of main. */
    readonly computer: Host
    readonly drafts: Drafts
    /** What she writes for a note before she adds it: in memory only, gone when Rowan locks or closes. */
    readonly noteDrafts: Map<DocId, string>
    go(place: Place): void
    /** Opens a page over the screen, or puts it away. */
    lay(over: Over | null): void
    notify(notice: ScreenState['notice']): void
    /** What input methods may do with what is typed was said, and is not said again. */
    typingTold(): void
  }

/** Makes the session of one core. */
export function createScreenSession(connect: Connect, host: Host): ScreenSession {
  const state = createStore<ScreenState>(firstScreenState)
  const { listeners, subscriptions } = createScreenEvents(state)
  const caller = connect(listeners)
  const patch = (change: Partial<ScreenState>) => state.set({ ...state.get(), ...change })
  const ground: Ground = { state, caller, host, patch }
  return {
    state,
    caller,
    computer: host,
    drafts: createDrafts(caller, pageClock, () => state.get().profile.open),
    noteDrafts: new Map(),
    go: place => patch({ place, over: null, notice: null }),
    lay: over => patch({ over }),
    notify: notice => patch({ notice }),
    typingTold: () => patch({ toldOfTyping: true }),
    ...profileActions(ground),
    ...joinActions(ground),
    ...roomActions(ground),
    ...roomOpenings(ground, subscriptions),
  }
}
