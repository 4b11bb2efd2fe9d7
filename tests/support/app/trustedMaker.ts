import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeAppFolder } from '../../../build/runtime/launchOptions.mjs'
import { runnerUser } from '../../../build/setup/runnerUser.mjs'

/** A certificate and its key, as PEM. */
export type MadeCertificate = { readonly key: string; readonly cert: string }

/** Somebody who makes certificates, whom only apps that are started with `env` trust. */
export type TrustedMaker = {
  /** What an app is started with so that it trusts this maker: a home of its own. */
  readonly env: Readonly<Record<string, string>>
  /** Makes a certificate for these names and addresses of the IP; with -1 days it is over since yesterday. */
  certificate(names: readonly string[], days?: number): MadeCertificate
  remove(): void
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, [...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args[0]}: ${error?.message ?? stderr}`)
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'] as const
const SOME_DAYS = 30

function makeAuthority(folder: string): void {
  const own = ['-keyout', join(folder, 'ca.key'), '-out', join(folder, 'ca.pem')]
  const uses = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign']
  const rest = ['-days', `${SOME_DAYS}`, '-subj', '/CN=Maker of the tests']
  run('openssl', ['req', '-x509', ...NEW_KEY, ...own, ...rest, ...uses.flatMap(use => ['-addext', use])])
}

/** Chromium on Linux looks there whom the user trusts. */
function trustIn(home: string, authority: string): void {
  const database = join(home, '.pki', 'nssdb')
  mkdirSync(database, { recursive: true })
  run('certutil', ['-N', '-d', `sql:${database}`, '--empty-password'])
  run('certutil', ['-A', '-d', `sql:${database}`, '-n', 'tests', '-t', 'C,,', '-i', authority])
  const user = runnerUser()
  if (user) run('chown', ['-R', `${user.uid}:${user.gid}`, home])
}

const alternativeName = (name: string) => (/^[\d.]+$|:/.test(name) ? `IP:${name}` : `DNS:${name}`)

/** Makes a maker, and a home for apps in which it is trusted as a user of this system would trust it. It protects nothing. */
export function trustedMaker(): TrustedMaker {
  const home = makeAppFolder('home')
  const folder = makeAppFolder('maker')
  const at = (name: string) => join(folder.path, name)
  makeAuthority(folder.path)
  trustIn(home.path, at('ca.pem'))
  let made = 0
  return {
    env: { ROWAN_HOME: home.path, HOME: home.path },
    certificate(names, days = SOME_DAYS) {
      made += 1
      const [key, asked, cert, uses] = [
        at(`${made}.key`),
        at(`${made}.csr`),
        at(`${made}.pem`),
        at(`${made}.ext`),
      ]
      const san = `subjectAltName=${names.map(alternativeName).join(',')}`
      writeFileSync(uses, `${san}\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n`)
      run('openssl', [
        'req',
        '-new',
        ...NEW_KEY,
        '-keyout',
        key,
        '-out',
        asked,
        '-subj',
        '/CN=Server of the tests',
      ])
      const by = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-set_serial', `${made + 1}`]
      run('openssl', [
        'x509',
        '-req',
        '-in',
        asked,
        '-out',
        cert,
        ...by,
        '-days',
        `${days}`,
        '-extfile',
        uses,
      ])
      return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
    },
    remove() {
      home.remove()
      folder.remove()
    },
  }
}
