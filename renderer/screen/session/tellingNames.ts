import { nameHints } from '../../../shared/room/nameHints.ts'
import type { HostDraft } from './screenState.ts'

/** The names, of the room and of its host, in which something may give somebody away. */
export function tellingNames({ title, name }: Pick<HostDraft, 'title' | 'name'>): readonly string[] {
  return [...new Set([title, name])].filter(text => nameHints(text).length > 0)
}
