import type { JoinView, RoomView } from '../../../../shared/ports/screenViews.ts'

/** What a test asks a person's process: any call of her screen, how much memory she holds, what was counted, or her profile as it was saved last. */
export type PersonCall =
  | { readonly do: 'call'; readonly id: number; readonly name: string; readonly request: unknown }
  | { readonly do: 'memory' | 'counters' | 'profile'; readonly id: number }

/** What a person's process tells: answers, and what her screen is told. */
export type PersonEvent =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly id: number; readonly response: unknown; readonly code: string | null }
  | { readonly type: 'room'; readonly view: RoomView }
  | { readonly type: 'join'; readonly view: JoinView }
