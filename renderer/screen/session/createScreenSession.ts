import type { screenCalls, screenEvents } from '../../../shared/ports/screenPort.ts'
import type { Caller, Listeners } from '../../../shared/ports/typedPort.ts'
import { createStore, type Store } from './createStore.ts'
import { type JoinActions, joinActions } from './joinActions.ts'
import { type ProfileActions, profileActions } from './profileActions.ts'
import { type RoomActions, roomActions } from './roomActions.ts'
import { type RoomOpenings, roomOpenings } from './roomOpenings.ts'
import { createScreenEvents } from './screenEvents.ts'
import { firstScreenState, type Place, type ScreenState } from './screenState.ts'
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
    go(place: Place): void
    notify(notice: ScreenState['notice']): void
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
    go: place => patch({ place, notice: null }),
    notify: notice => patch({ notice }),
    ...profileActions(ground),
    ...joinActions(ground),
    ...roomActions(ground),
    ...roomOpenings(ground, subscriptions),
  }
}
