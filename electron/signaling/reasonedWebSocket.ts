import { WebSocket } from 'ws'
import type { SignalingErrorCode } from '../../shared/signaling/signalingError.ts'

const REASON_OF_CLOSE_CODE: Readonly<Record<number, SignalingErrorCode>> = {
  1002: 'SIG_FRAME',
  1007: 'SIG_NOT_JSON',
  1008: 'SIG_FRAME',
  1009: 'SIG_TOO_LARGE',
}

/** A server socket whose library closes it with a code alone (frame errors, size) and that adds the reason to it. */
export class ReasonedWebSocket extends WebSocket {
  #reason: SignalingErrorCode | undefined

  /** Why the library itself closed this socket, if it did. */
  get libraryReason(): SignalingErrorCode | undefined {
    return this.#reason
  }

  override close(code?: number, reason?: string | Buffer): void {
    if (code !== undefined && reason === undefined) this.#reason ??= REASON_OF_CLOSE_CODE[code]
    super.close(code, reason ?? this.#reason)
  }
}
