import type { MessageKey } from '../../../shared/i18n/catalogue.ts'
import type { CallResult } from '../../../shared/ports/typedPort.ts'
import type { ScreenSession } from './createScreenSession.ts'
import type { VaultSection } from './vaultSections.ts'

/** What is said once something was done about the profile; `count` is for the sentences that have a number. */
export type Outcome = { readonly key: MessageKey; readonly count: number }

/** The passphrase of the profile or of the backup, and the one that is chosen now; each may be empty where it is not asked for. */
export type Typed = { readonly current: string; readonly next: string }

const said = (key: MessageKey, count = 0): Outcome => ({ key, count })

/** A granted request becomes what is said about it. */
async function saying<T>(
  request: Promise<CallResult<T>>,
  outcome: (value: T) => Outcome,
): Promise<CallResult<Outcome>> {
  const result = await request
  return result.ok ? { ok: true, value: outcome(result.value) } : result
}

/** What is said of a backup that was read. */
function importOutcome({ rooms }: { readonly rooms: number | null }): Outcome {
  if (rooms === null) return said('vault.import.noFile')
  return said('vault.import.done', rooms)
}

/** Asks for what a section of the profile's page does. What is said afterwards never depends on what was set before. */
export function vaultRequest(
  session: Pick<ScreenSession, 'caller' | 'deleteProfile' | 'importProfile'>,
  section: VaultSection,
  { current, next }: Typed,
): Promise<CallResult<Outcome>> {
  const { caller } = session
  switch (section) {
    case 'change':
      return saying(caller.changePassphrase({ current, next }), () => said('vault.change.done'))
    case 'decoy':
      return saying(caller.setDecoy({ current, decoy: next }), () => said('vault.other.done'))
    case 'erase':
      return saying(caller.setErase({ current, erase: next }), () => said('vault.other.done'))
    case 'clear':
      return saying(caller.clearOthers({ current }), () => said('vault.clear.done'))
    case 'export':
      return saying(caller.exportProfile({ passphrase: next }), ({ saved }) =>
        said(saved ? 'vault.export.done' : 'vault.export.notSaved'),
      )
    case 'import':
      return saying(session.importProfile(current), importOutcome)
    case 'delete':
      return saying(session.deleteProfile(current), () => said('vault.deleted'))
  }
}
