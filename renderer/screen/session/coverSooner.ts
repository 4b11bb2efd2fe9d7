import { DEFAULT_SETTINGS } from '../../../shared/ports/hostPort.ts'
import type { SettingsControl } from './createSettings.ts'
import type { Answer } from './firstSteps.ts'

/** How soon Rowan covers itself where somebody else could see it, in ms: the shortest that leaves time to read a page. */
export const SOON_MS = 60_000

/** Lets Rowan cover itself sooner where somebody could see it, and as usual where not; a time that she chose herself stays. */
export async function coverSooner(
  { state, change }: Pick<SettingsControl, 'state' | 'change'>,
  answer: Answer,
): Promise<void> {
  const { lockAfter } = state.get().settings
  const [before, after] =
    answer === 'no' ? [SOON_MS, DEFAULT_SETTINGS.lockAfter] : [DEFAULT_SETTINGS.lockAfter, SOON_MS]
  if (lockAfter === before) await change({ lockAfter: after })
}
