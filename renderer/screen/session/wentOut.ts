import type { CallResult } from '../../../shared/ports/typedPort.ts'

/** Whether a message is on its way: also when only this computer could not keep it, so that nobody sends it twice. */
export function wentOut(sent: CallResult<unknown>): boolean {
  return sent.ok || sent.code === 'PROFILE_WRITE'
}
