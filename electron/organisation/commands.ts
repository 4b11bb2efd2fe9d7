import { createSignKeyPair, type SignPublicKey } from '../../shared/crypto/sign.ts'
import { signCertificate } from '../../shared/room/organisation/certificate.ts'
import { readRequest } from '../../shared/room/organisation/certificateRequest.ts'
import { organisationFingerprint } from '../../shared/room/organisation/organisationFingerprint.ts'
import { organisationWords, WORD_LANGUAGES } from '../../shared/room/organisation/organisationWords.ts'
import { readTrustText, trustText } from '../../shared/room/organisation/trustText.ts'
import type { AskPassphrase } from './askPassphrase.ts'
import { readKeyFile, writeKeyFile } from './keyFile.ts'
import { UsageError } from './usageError.ts'

const DAY = 24 * 60 * 60 * 1000
/** The shortest passphrase of a key with which anybody could speak for the organisation, in characters. */
const PASSPHRASE_MIN = 12
/** How long a counsellor is vouched for unless told, in days. */
const DAYS = 365

/** What a command is given: the words behind `npm run organisation --`, what asks for the passphrase, and the time in ms. */
export type CommandParts = {
  readonly words: readonly string[]
  readonly ask: AskPassphrase
  readonly now: number
}

/** Runs one command and gives what it prints. UsageError for words that are none; the codes of the key file and of what it signs. */
export async function runCommand({ words, ask, now }: CommandParts): Promise<string> {
  const [command, file, ...rest] = words
  if (file === undefined) throw new UsageError()
  switch (command) {
    case 'new':
      return makeKey(file, ask)
    case 'words':
      return wordsOf((await readKeyFile(file, await ask('Passphrase of the key: '))).publicKey)
    case 'certify':
      return certify(file, readCertifyWords(rest), ask, now)
    default:
      throw new UsageError()
  }
}

async function makeKey(file: string, ask: AskPassphrase): Promise<string> {
  const passphrase = await ask('A new passphrase for the key: ')
  if ([...passphrase].length < PASSPHRASE_MIN)
    throw new UsageError(`The passphrase needs ${PASSPHRASE_MIN} characters or more.`)
  if ((await ask('The same once more: ')) !== passphrase)
    throw new UsageError('These are two different passphrases.')
  const keys = createSignKeyPair()
  await writeKeyFile(file, passphrase, keys)
  return `The key is in ${file}. Keep it offline, and a copy elsewhere.\n\n${wordsOf(keys.publicKey)}`
}

type Certifying = { readonly name: string; readonly days: number; readonly request: string }

function readCertifyWords(rest: readonly string[]): Certifying {
  const [name, request, days = `${DAYS}`] = rest
  if (name === undefined || request === undefined || rest.length > 3) throw new UsageError()
  if (!/^[1-9]\d{0,2}$/.test(days)) throw new UsageError(`“${days}” is no number of days from 1 to 400.`)
  return { name, request, days: Number(days) }
}

async function certify(
  file: string,
  { name, request, days }: Certifying,
  ask: AskPassphrase,
  now: number,
): Promise<string> {
  // what is wrong with the request is said before anybody types a passphrase
  const counsellor = readRequest(readTrustText('request', request))
  const keys = await readKeyFile(file, await ask('Passphrase of the key: '))
  const until = now + days * DAY
  const certificate = signCertificate(keys, { counsellor, until, name }, now)
  return `${trustText('certificate', certificate)}\n\nUntil ${new Date(until).toISOString().slice(0, 10)}.\n`
}

function wordsOf(key: SignPublicKey): string {
  const fingerprint = organisationFingerprint(key)
  const lines = WORD_LANGUAGES.map(
    language => `${language}: ${organisationWords(fingerprint, language).join(' ')}\n`,
  )
  return `Make these words public where people can compare them, each line for its language:\n${lines.join('')}`
}
