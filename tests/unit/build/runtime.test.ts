import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { integrityOf } from '../../../build/runtime/evaluationElectron.mjs'
import { wrapperText } from '../../../build/runtime/runnerWrapper.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rowan-runtime-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('integrityOf', () => {
  it('is the hash that npm writes, and changes with one byte', async () => {
    const file = join(folder, 'a')
    writeFileSync(file, 'abc')
    const abc =
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw=='
    expect(await integrityOf(file)).toBe(abc)
    writeFileSync(file, 'abd')
    expect(await integrityOf(file)).not.toBe(abc)
  })
})

describe('wrapperText', () => {
  const user = { name: 'runner', uid: 123, gid: 456, home: '/home/rowan-runner' }

  it('gives up root before anything else, and never turns the sandbox off', () => {
    const text = wrapperText('/opt/electron', user)
    expect(text).toMatch(/^#!\/bin\/sh\ncd \/\nexec setpriv --reuid=123 --regid=456 --init-groups env /)
    expect(text).not.toContain('no-sandbox')
  })

  it('quotes the path and hands every argument on unchanged', () => {
    const script = wrapperText("/bin/it's", user).replace(/^exec .*? (?='\/bin)/m, 'printf "%s\\n" ')
    const output = execFileSync('/bin/sh', ['-c', script, 'sh', 'a b', '$HOME'], { encoding: 'utf8' })
    expect(output).toBe("/bin/it's\na b\n$HOME\n")
  })
})
