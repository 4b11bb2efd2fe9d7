import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { houseRules } from '../checks/houseRules.mjs'
import { sourcedFacts } from '../checks/sourcedFacts.mjs'
import { projectPaths, readFiles } from '../checks/sourceFiles.mjs'
import { projectRoot } from '../setup/projectRoot.mjs'

/** @typedef {{ ok: boolean, output: string }} Outcome */
/** @typedef {{ name: string, run: () => Promise<Outcome>, warns?: boolean }} Part where it warns, its output is shown in any case */

const typed = ['shared', 'electron', 'electron/preload', 'renderer/screen', 'renderer/net', 'tests', 'build']
const folders = ['shared', 'electron', 'renderer', 'tests', 'build']

/** @param {string} script in node_modules @param {string[]} args @returns {Promise<Outcome>} */
function runTool(script, args) {
  return new Promise((resolve, reject) => {
    const line = [join(projectRoot, 'node_modules', script), ...args]
    const child = spawn(process.execPath, line, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = /** @type {Buffer[]} */ ([])
    child.stdout.on('data', chunk => output.push(chunk))
    child.stderr.on('data', chunk => output.push(chunk))
    child.on('error', reject)
    child.on('close', code => resolve({ ok: code === 0, output: Buffer.concat(output).toString() }))
  })
}

/** Biome's mildest findings do not change its exit code; here they count. @returns {Promise<Outcome>} */
async function runBiome() {
  const { ok, output } = await runTool('@biomejs/biome/bin/biome', [
    'check',
    '--error-on-warnings',
    '--max-diagnostics=200',
    '.',
  ])
  return { ok: ok && !/Found \d+ (info|warning)/.test(output), output }
}

/** @param {import('../checks/sourceFiles.mjs').Finding[]} findings */
const linesOf = findings => findings.map(({ path, line, message }) => `${path}:${line} ${message}`).join('\n')

/** @param {() => import('../checks/sourceFiles.mjs').Finding[]} rule @returns {Outcome} */
function runRule(rule) {
  const findings = rule()
  return { ok: findings.length === 0, output: linesOf(findings) }
}

/** Facts that grow old are named from half a year on, and stop the check after a whole one. @returns {Outcome} */
function runSourcedFacts() {
  const paths = projectPaths(projectRoot).filter(path => /^shared\/i18n\/crisis\/.*\.ts$/.test(path))
  const { failures, warnings } = sourcedFacts(readFiles(projectRoot, paths), Date.now())
  return { ok: failures.length === 0, output: linesOf([...failures, ...warnings]) }
}

/** Everything `npm run check` looks at. @returns {Part[]} */
export function checkParts() {
  return [
    ...typed.map(folder => ({
      name: `types of ${folder}`,
      run: () => runTool('typescript/bin/tsc', ['-p', folder]),
    })),
    { name: 'lint and format', run: runBiome },
    {
      name: 'dependency rules',
      run: () =>
        runTool('dependency-cruiser/bin/dependency-cruise.mjs', [
          '--config',
          'build/dependencyRules.cjs',
          ...folders,
        ]),
    },
    {
      name: 'unused code',
      run: () => runTool('knip/bin/knip.js', ['-c', 'build/knip.config.ts', '--no-progress']),
    },
    { name: 'age of sourced facts', run: async () => runSourcedFacts(), warns: true },
    ...Object.entries(houseRules()).map(([name, rule]) => ({ name, run: async () => runRule(rule) })),
  ]
}
