import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sodium from 'libsodium-wrappers-sumo'
import { beforeAll, describe, expect, it } from 'vitest'
import { ProtocolError } from '../../shared/bytes/protocolError.ts'
import { SignalingError } from '../../shared/signaling/signalingError.ts'
import { runners } from './runners/runners.ts'
import { VectorFile } from './runners/vectorFile.ts'

const folder = import.meta.dirname

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.txt'))
  .map(path => path.replaceAll('\\', '/'))
  .sort()

/** A checkout may have other line ends. */
const readLines = (path: string) => readFileSync(join(folder, path), 'utf8').replaceAll('\r\n', '\n')

const objectOf = (path: string) => path.split('/')[0] ?? ''

/** The code with which our program refuses a vector, or what it reads from it. */
function verdict(path: string, file: VectorFile) {
  try {
    return { expect: 'OK', results: runners[objectOf(path)]?.(file) }
  } catch (error) {
    if (error instanceof ProtocolError || error instanceof SignalingError) return { expect: error.code }
    throw error
  }
}

beforeAll(() => sodium.ready)

describe.each(Object.keys(runners))('%s', object => {
  const own = files.filter(path => objectOf(path) === object)

  it.each(own)('%s', path => {
    const file = new VectorFile(readLines(path))
    const { expect: code, results } = verdict(path, file)
    expect(code).toBe(file.expect)
    // what a vector states of an accepted object must be all there is to say
    if (code === 'OK') expect(results).toEqual(file.results)
  })

  it('has vectors that are right and vectors that are not', () => {
    const rights = own.filter(path => path.includes('/good'))
    expect(rights.length).toBeGreaterThan(0)
    expect(own.length).toBeGreaterThan(rights.length)
  })
})

describe('the vector files', () => {
  it('are what the generators make of PROTOCOL.md and libsodium alone', async () => {
    // the generators use libsodium from their first line on
    const { vectorFiles } = await import('./generators/vectorFiles.ts')
    const made = vectorFiles()
    expect(files).toEqual([...made.keys()].sort())
    for (const path of files) expect(readLines(path), path).toBe(made.get(path))
  })

  it('are made without a line of the program', () => {
    const generators = readdirSync(join(folder, 'generators')).map(name => join(folder, 'generators', name))
    const primitives = join(folder, '../support/room/primitives.ts')
    const imported = [...generators, primitives].flatMap(path => {
      const imports = readFileSync(path, 'utf8').matchAll(/(?:from |import\()'([^']+)'/g)
      return [...imports].map(match => match[1] ?? '')
    })
    const own = /^(\.\/\w+\.ts|\.\.\/\.\.\/support\/room\/primitives\.ts|node:\w+|libsodium-wrappers-sumo)$/
    expect(imported.length).toBeGreaterThan(generators.length)
    expect(imported.filter(name => !own.test(name))).toEqual([])
  })

  it('are more than a hundred, each with a fault of its own', () => {
    expect(files.length).toBeGreaterThan(100)
    const contents = files.map(path => readLines(path).replace(/^comment:.*\n/m, ''))
    expect(new Set(contents).size).toBe(files.length)
  })
})
