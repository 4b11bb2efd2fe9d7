import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { fusesFor, readFuses } from '../../build/package/fuses.mjs'
import { packedExecutable, unpackedFolder } from '../../build/package/packedApp.mjs'
import { projectRoot } from '../../build/setup/projectRoot.mjs'

const resources = join(unpackedFolder(), 'resources')
const paper = (name: string) => readFileSync(join(resources, name), 'utf8')

type Folder = { readonly files: Readonly<Record<string, Folder | { readonly size: number }>> }

function namesIn({ files }: Folder, path = ''): string[] {
  return Object.entries(files).flatMap(([name, below]) =>
    'files' in below ? namesIn(below, `${path}${name}/`) : [`${path}${name}`],
  )
}

/** The files of the archive, by the list at its beginning. */
function archived(): string[] {
  const bytes = readFileSync(join(resources, 'app.asar'))
  return namesIn(JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))))
}

test('E-11: the fuses of the packed binary are as they should be', async () => {
  const found = await readFuses(packedExecutable())
  expect(found).toEqual(await fusesFor(packedExecutable()))
  expect(found).toMatchObject({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
  })
})

test('the archive has the built app and nothing else', () => {
  const files = archived()
  const tops = new Set(files.map(file => file.split('/')[0]))
  expect([...tops].sort()).toEqual(['electron', 'net', 'node_modules', 'package.json', 'screen'])
  expect(files.filter(file => /\.(ts|tsx|map|md)$/.test(file))).toEqual([])
  const packages = new Set(files.flatMap(file => /^node_modules\/([^/]+)/.exec(file)?.[1] ?? []))
  expect([...packages].sort()).toEqual(readdirSync(join(projectRoot, 'dist', 'node_modules')).sort())
  const binaries = files.filter(file => file.endsWith('.node'))
  expect(binaries.length).toBeGreaterThan(0)
  for (const file of binaries) expect(file).toContain(`/prebuilds/${process.platform}-${process.arch}/`)
})

test('beside the archive lie its binaries and its papers, and nothing of another app', () => {
  expect(readdirSync(resources).sort()).toEqual([
    'LICENSE.txt',
    'app.asar',
    'app.asar.unpacked',
    'bill-of-materials.cdx.json',
    'licences.txt',
  ])
})

test('E-10: the bill of materials and the licences go along, and name nobody’s computer or registry', () => {
  const bill = JSON.parse(paper('bill-of-materials.cdx.json'))
  const names = bill.components.map(({ name }: { name: string }) => name)
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'rowan' } } })
  for (const name of ['electron', 'react', 'yjs', 'libsodium-wrappers-sumo', 'classic-level'])
    expect(names).toContain(name)
  for (const name of names.filter((name: string) => name !== 'electron'))
    expect(paper('licences.txt')).toContain(`\n${name} `)
  expect(names).not.toContain('vitest')
  expect(paper('LICENSE.txt')).toContain('GNU GENERAL PUBLIC LICENSE')
  const all = paper('bill-of-materials.cdx.json')
  expect(all).not.toMatch(/registry|_resolved|node_modules|\/(home|root|var|tmp)\//)
})
