import { type ErrorCode, ProtocolError } from '../../bytes/protocolError.ts'

/**
 * What one event does to a handshake: the next state, the messages to publish on the topic, what happened if anything did,
 * and the code of what was refused. A refused message leaves the same state object unless it counts as a failed try (PROTOCOL.md §9).
 */
export type Step<State, Result> = {
  readonly state: State
  readonly send: readonly Uint8Array[]
  readonly result?: Result
  readonly refused?: ErrorCode
}

/** Runs `react`; an expected failure becomes a refusal that leaves the state as it was. */
export function refusing<State, Result>(state: State, react: () => Step<State, Result>): Step<State, Result> {
  try {
    return react()
  } catch (error) {
    if (error instanceof ProtocolError) return { state, send: [], refused: error.code }
    throw error
  }
}
