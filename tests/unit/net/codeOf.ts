import { errorCodeOf } from '../../../shared/bytes/protocolError.ts'

/** The code that something raises, or 'none'. */
export function codeOf(act: () => unknown): string {
  try {
    act()
    return 'none'
  } catch (error) {
    return errorCodeOf(error)
  }
}
