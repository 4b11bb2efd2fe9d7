import { describe, expect, it } from 'vitest'
import { noMachinePath, noRegistryAddress } from '../../../build/checks/portableFiles.mjs'

const lock = (text: string) => [{ path: 'package-lock.json', text }]

describe('noRegistryAddress', () => {
  it('allows the addresses that packages carry about themselves', () => {
    expect(
      noRegistryAddress(lock('"funding": { "url": "https://example.org" },\n"version": "1.0.0"')),
    ).toEqual([])
  })
  it.each([
    '"resolved": "https://registry.example/yjs.tgz"',
    'registry=https://registry.example/',
    '@scope:registry = https://registry.example/',
    '//registry.example/:_authToken=x',
  ])('finds %s', line => expect(noRegistryAddress(lock(`{\n${line}`))[0]?.line).toBe(2))
})

describe('noMachinePath', () => {
  const found = (text: string) => noMachinePath([{ path: 'a.md', text }], ['/srv/clone', '/'])

  it.each([
    '/dev/shm',
    '../home/screen',
    'https://example.org/home/x',
    '/home/rowan-runner',
    'renderer/work/a',
  ])('allows %s', text => expect(found(text)).toEqual([]))
  it.each([
    '/srv/clone/a.ts',
    '/ho' + 'me/alice/rowan',
    '/Us' + 'ers/alice',
    '/ro' + 'ot/x',
    'C:\\Us' + 'ers\\alice',
  ])('finds %s', text => expect(found(`see "${text}"`)).toHaveLength(1))
})
