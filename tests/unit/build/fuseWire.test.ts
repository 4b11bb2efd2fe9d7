import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fuseWire } from '../../support/app/fuseWire.ts'

const folder = mkdtempSync(join(tmpdir(), 'rowan-fuses-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fusesIn(text: string) {
  const path = join(folder, 'binary')
  writeFileSync(path, Buffer.from(`\x7fELF${text}`, 'latin1'))
  return fuseWire(path)
}

describe('fuseWire', () => {
  it('reads as many fuses as a binary has, without those that were taken out', () => {
    expect(fusesIn('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0501r1011111')).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeCliInspect: true,
      embeddedAsarIntegrityValidation: false,
    })
  })

  it('says when there are none, or of another kind', () => {
    expect(() => fusesIn('no wire')).toThrow('no binary of Electron')
    expect(() => fusesIn('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x02\x0100')).toThrow('version 2')
  })
})
