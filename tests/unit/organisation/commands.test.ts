import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../../electron/organisation/commands.ts'
import { UsageError } from '../../../electron/organisation/usageError.ts'
import { createSignKeyPair } from '../../../shared/crypto/sign.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { readCertificate } from '../../../shared/room/organisation/certificate.ts'
import { signRequest } from '../../../shared/room/organisation/certificateRequest.ts'
import { organisationFingerprint } from '../../../shared/room/organisation/organisationFingerprint.ts'
import { organisationWords } from '../../../shared/room/organisation/organisationWords.ts'
import { readTrustText, trustText } from '../../../shared/room/organisation/trustText.ts'

const NOW = Date.UTC(2026, 10, 23)
const DAY = 24 * 60 * 60 * 1000
const PASSPHRASE = 'four quiet words here'

const folder = mkdtempSync(join(tmpdir(), 'rowan-organisation-'))
afterAll(() => rmSync(folder, { recursive: true }))
const keyFile = join(folder, 'key')
let made = ''

/** Runs a command; the answers are typed in their order. */
function run(words: readonly string[], ...answers: string[]): Promise<string> {
  const ask = async (question: string) => {
    const answer = answers.shift()
    if (answer === undefined) throw new Error(`nobody answers “${question}”`)
    return answer
  }
  return runCommand({ words, ask, now: NOW })
}

beforeAll(async () => {
  await cryptoReady()
  made = await run(['new', keyFile], PASSPHRASE, PASSPHRASE)
})

const request = () => {
  const keys = createSignKeyPair()
  return { keys, text: trustText('request', signRequest(keys)) }
}

describe('an organisation', () => {
  it('makes a key that only its owner reads, sealed, and hears its words', async () => {
    expect(statSync(keyFile).mode & 0o777).toBe(0o600)
    expect(made).toContain('ko: ')
    expect(await run(['words', keyFile], PASSPHRASE)).toBe(made.slice(made.indexOf('Make these words')))
  })

  it('never loses a key to a second one of the same name', async () => {
    const before = readFileSync(keyFile)
    await expect(run(['new', keyFile], PASSPHRASE, PASSPHRASE)).rejects.toMatchObject({ code: 'EEXIST' })
    expect(readFileSync(keyFile)).toEqual(before)
  })

  it.each([
    ['a year', [], 365],
    ['as many days as it says', ['400'], 400],
  ])('vouches for a counsellor for %s, with the key that the words are for', async (_, more, days) => {
    const { keys, text } = request()
    const said = await run(['certify', keyFile, 'River House', text, ...more], PASSPHRASE)
    const certificate = readCertificate(readTrustText('certificate', said))
    expect(certificate).toMatchObject({
      counsellor: keys.publicKey,
      name: 'River House',
      until: NOW + days * DAY,
    })
    const words = organisationWords(organisationFingerprint(certificate.organisation), 'en').join(' ')
    expect(made).toContain(`en: ${words}\n`)
  })

  it('is not asked for its passphrase before the request is whole', async () => {
    const { text } = request()
    const certify = (words: readonly string[]) => run(['certify', keyFile, ...words])
    await expect(certify(['River House', 'hello'])).rejects.toThrow('ORGANISATION_TEXT')
    await expect(certify(['River House', text.slice(0, -8)])).rejects.toThrow('ORGANISATION_TEXT')
    for (const days of ['0', '-1', '1.5', '1000', 'many'])
      await expect(certify(['River House', text, days])).rejects.toThrow('number of days')
  })

  it('cannot vouch for longer than 400 days, or under a name that cannot be seen', async () => {
    const { text } = request()
    await expect(run(['certify', keyFile, 'River House', text, '401'], PASSPHRASE)).rejects.toThrow(
      'BAD_VALUE',
    )
    await expect(run(['certify', keyFile, '\u200b', text], PASSPHRASE)).rejects.toThrow('NAME_INVALID')
  })

  it('is told what is wrong with a passphrase or a file', async () => {
    await expect(run(['words', keyFile], 'another one')).rejects.toThrow('PASSPHRASE_WRONG')
    const damaged = join(folder, 'damaged')
    writeFileSync(damaged, 'no key')
    await expect(run(['words', damaged], PASSPHRASE)).rejects.toThrow('BACKUP_DAMAGED')
    await expect(run(['new', join(folder, 'short')], 'short', 'short')).rejects.toThrow('12 characters')
    await expect(run(['new', join(folder, 'other')], PASSPHRASE, `${PASSPHRASE}s`)).rejects.toThrow(
      'different',
    )
  })

  it.each([[[]], [['new']], [['certify', 'file']], [['burn', 'file']]])(
    'is told how it is used after %j',
    async words => {
      await expect(run(words)).rejects.toBeInstanceOf(UsageError)
    },
  )
})
