import { ProtocolError } from '../../shared/bytes/protocolError.ts'
import { cryptoReady } from '../../shared/crypto/sodium.ts'
import { withKeyboard } from './askPassphrase.ts'
import { runCommand } from './commands.ts'
import { USAGE, UsageError } from './usageError.ts'

const FAILURES: Readonly<Record<string, string>> = {
  EEXIST: 'this file is there already, and is not replaced',
  ENOENT: 'there is no such file or folder',
  EACCES: 'this file may not be read or written',
  PASSPHRASE_WRONG: 'this passphrase does not open the key',
  BACKUP_DAMAGED: 'this file is no key of an organisation, or it is damaged',
  ORGANISATION_TEXT: 'this is not the whole request; it begins with “rowan-request:”',
  ORGANISATION_PROOF: 'this request is damaged, or somebody else wrote it',
  NAME_INVALID: 'this name has no letters, too many, or some that cannot be seen',
  BAD_VALUE: 'a certificate is for 1 to 400 days',
}

void main()

async function main(): Promise<void> {
  try {
    await cryptoReady()
    const words = process.argv.slice(2)
    process.stdout.write(await withKeyboard(ask => runCommand({ words, ask, now: Date.now() })))
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = error instanceof UsageError ? 2 : 1
  }
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n${USAGE}`.trim()
  const code = error instanceof ProtocolError ? error.code : codeOf(error)
  return `Nothing was made: ${FAILURES[code] ?? (code || (error instanceof Error ? error.message : 'unknown reason'))}.`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
