import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { writeIn } from '../../integration/signaling/support/operating.ts'

/** A certificate and its key, as PEM. */
export type Certificate = { readonly cert: string; readonly key: string }

const settings = (names: readonly string[]) => `[req]
distinguished_name = named
[named]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = ${names.map(name => `${isIP(name) ? 'IP' : 'DNS'}:${name}`).join(', ')}
`

const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' })

/** A fresh key, and with `more` what is asked or said with it. */
function withKey(folder: string, name: string, names: readonly string[], more: string[]) {
  const config = writeIn(folder, `${name}.cnf`, settings(names))
  const key = join(folder, `${name}.key`)
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key]
  openssl('req', '-subj', `/CN=Rowan tests ${name}`, '-config', config, ...fresh, ...more)
  return { config, key }
}

/** An authority that an organisation might have, made for one run in this folder: its own certificate, and how it signs one for a server. */
export function makeAuthority(folder: string) {
  const file = join(folder, 'authority.pem')
  const own = ['-x509', '-days', '2', '-extensions', 'authority', '-out', file]
  const authority = withKey(folder, 'authority', ['none.invalid'], own)
  let made = 0
  /** Days below zero are for one that is over. */
  const issue = (names: readonly string[], { days = 2 } = {}): Certificate => {
    const name = `server${++made}`
    const [request, cert] = [join(folder, `${name}.csr`), join(folder, `${name}.pem`)]
    const { config, key } = withKey(folder, name, names, ['-out', request])
    const signed = ['-CA', file, '-CAkey', authority.key, '-CAcreateserial', '-days', `${days}`]
    const content = ['-in', request, '-extfile', config, '-extensions', 'server', '-out', cert]
    openssl('x509', '-req', ...content, ...signed)
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
  }
  return { file, issue }
}
