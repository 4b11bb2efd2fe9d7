import { describe, expect, it } from 'vitest'
import { CliOptionError, readCliOptions } from '../../../electron/signaling/readCliOptions.ts'

describe('readCliOptions', () => {
  it('listens on this computer alone when nothing is said', () => {
    expect(readCliOptions([], {})).toEqual({ host: '127.0.0.1', port: 4455, help: false })
  })

  it('takes the command line before the environment', () => {
    const env = { ROWAN_SIGNALING_HOST: '0.0.0.0', ROWAN_SIGNALING_PORT: '7000' }
    expect(readCliOptions([], env)).toEqual({ host: '0.0.0.0', port: 7000, help: false })
    expect(readCliOptions(['--host', '::', '--port=0'], env)).toEqual({ host: '::', port: 0, help: false })
  })

  it.each(['65536', '-1', '1e3', ' 80', '80a', '', '0x50', '8.5'])('refuses the port %j in words', port => {
    expect(() => readCliOptions([`--port=${port}`], {})).toThrow(
      /^The port must be a whole number from 0 to 65535/,
    )
    expect(() => readCliOptions([], { ROWAN_SIGNALING_PORT: port })).toThrow(CliOptionError)
  })

  it.each(['', 'a b', 'http://x/', 'x\ny'])('refuses the host %j in words', host => {
    expect(() => readCliOptions(['--host', host], {})).toThrow(/^The host must be a name or an IP address/)
  })

  it.each([['--prot', '1'], ['extra'], ['--port']])('refuses unknown or incomplete options', (...args) => {
    expect(() => readCliOptions(args, {})).toThrow(CliOptionError)
  })
})
