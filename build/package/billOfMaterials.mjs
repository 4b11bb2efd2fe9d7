import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'

/**
 * @typedef {object} Component
 * @property {string} name
 * @property {string} version
 * @property {unknown} [externalReferences] where it was fetched from; each user has a registry of their own
 * @property {{ name: string, value: string }[]} [properties] where it lies in node_modules
 *
 * @typedef {object} Bill
 * @property {string} [serialNumber]
 * @property {{ timestamp?: string, component: Component }} metadata
 * @property {Component[]} components
 */

/** @param {Component} component */
const bare = ({ externalReferences: _address, properties: _place, ...rest }) => rest

/** A number that says what the bill says, and so is the same for the same bill. @param {object} bill */
function serialNumber(bill) {
  const hash = createHash('sha256').update(JSON.stringify(bill)).digest('hex')
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`]
  return `urn:uuid:${[...parts, hash.slice(20, 32)].join('-')}`
}

/**
 * The bill of materials in CycloneDX, of what npm says and the Electron around it: without addresses, at the time of the source.
 * @param {Bill} fromNpm @param {{ electron: string, seconds: number, name: string }} facts `seconds` since 1970
 * @returns {Bill}
 */
export function billOfMaterials(fromNpm, { electron, seconds, name }) {
  const shell = {
    'bom-ref': `electron@${electron}`,
    type: 'framework',
    name: 'electron',
    version: electron,
    purl: `pkg:npm/electron@${electron}`,
    licenses: [{ license: { id: 'MIT' } }],
  }
  const bill = {
    ...fromNpm,
    metadata: {
      ...fromNpm.metadata,
      timestamp: new Date(seconds * 1000).toISOString(),
      component: { ...bare(fromNpm.metadata.component), type: 'application', name },
    },
    components: [...fromNpm.components.map(bare), shell],
  }
  return { ...bill, serialNumber: serialNumber({ ...bill, serialNumber: '' }) }
}

/** What npm says of the packages that are not only for building and testing. @param {string} root @returns {Bill} */
export function npmBill(root) {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only']
  const running = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined
  const onWindows = process.platform === 'win32'
  const [command, before] = running
    ? [process.execPath, [running]]
    : onWindows
      ? ['cmd.exe', ['/d', '/s', '/c', 'npm']]
      : ['npm', []]
  const stdio = /** @type {const} */ (['ignore', 'pipe', 'ignore'])
  return JSON.parse(
    execFileSync(command, [...before, ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: [...stdio],
      maxBuffer: 64e6,
    }),
  )
}
