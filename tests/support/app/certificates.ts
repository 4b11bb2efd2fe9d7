import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A key and a certificate for 127.0.0.1 that nobody knows, as PEM texts. */
export type MadeCertificate = { readonly key: string; readonly cert: string }

// `openssl ca` alone can be told both ends of a certificate's time
const AUTHORITY = `[ca]
default_ca = own
[own]
database = index
serial = serial
new_certs_dir = .
default_md = sha256
policy = names
x509_extensions = extensions
[names]
commonName = supplied
[extensions]
subjectAltName = IP:127.0.0.1
`

const CURVE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** A moment as openssl takes it. */
function moment(ms: number): string {
  return `${new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '')}`
}

/** Makes a certificate that signs itself and is good from one moment to another, in ms since 1970. */
export function makeCertificate(from: number, until: number): MadeCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'rowan-certificate-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  try {
    writeFileSync(join(folder, 'index'), '')
    writeFileSync(join(folder, 'serial'), '01')
    writeFileSync(join(folder, 'ca.cnf'), AUTHORITY)
    openssl('req', ...CURVE, '-keyout', 'key.pem', '-out', 'asked.pem', '-subj', '/CN=127.0.0.1')
    const time = ['-startdate', moment(from), '-enddate', moment(until)]
    const files = ['-keyfile', 'key.pem', '-in', 'asked.pem', '-out', 'cert.pem']
    openssl('ca', '-batch', '-config', 'ca.cnf', '-selfsign', '-notext', ...files, ...time)
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    return { key: read('key.pem'), cert: read('cert.pem') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
