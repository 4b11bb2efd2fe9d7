import type { ErrorCode } from '../../../shared/bytes/protocolError.ts'
import type { HostApi } from '../../../shared/ports/hostPort.ts'
import type { screenCalls } from '../../../shared/ports/screenPort.ts'
import type { Caller, CallResult } from '../../../shared/ports/typedPort.ts'
import type { Store } from './createStore.ts'
import type { ScreenState } from './screenState.ts'

/** The calls of the window to main. */
export type Host = Omit<HostApi, 'onCoreGone' | 'onIdle' | 'onHidePractised'>

/** What came of something the person asked for. */
export type Done = CallResult<unknown>

/** What the parts of a session stand on. */
export type Ground = {
  readonly state: Store<ScreenState>
  readonly caller: Caller<typeof screenCalls>
  readonly host: Host
  patch(change: Partial<ScreenState>): void
}

/** A refusal that the screen found by itself. */
export function refusal(code: ErrorCode): Done {
  return { ok: false, code }
}
