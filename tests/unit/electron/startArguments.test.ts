import { describe, expect, it } from 'vitest'
import { profileFolder, refusedArguments } from '../../../electron/main/startArguments.ts'

describe('E-12, E-28: refusedArguments', () => {
  it('lets through a profile folder and what helps a person see', () => {
    const argv = ['rowan', '--profile=/tmp/p', '--lang=ko', '--force-device-scale-factor=2']
    expect(refusedArguments(argv)).toEqual([])
  })

  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-port',
    '--remote-debugging-pipe',
    '-remote-debugging-port=9222',
    '/remote-debugging-port=9222',
    '--REMOTE-DEBUGGING-PORT=9222',
    '--inspect',
    '--inspect=0',
    '--inspect-brk',
    '--inspect-brk-node',
    '--no-sandbox',
    '--disable-web-security',
    '--disable-site-isolation-trials',
    '--load-extension=/x',
    '--js-flags=--allow-natives-syntax',
    '--proxy-server=socks5://a',
    '--proxy-pac-url=http://a',
    '--host-rules=MAP * a',
    '--host-resolver-rules=MAP * a',
    '--ignore-certificate-errors',
    '--log-net-log=/x',
    '--user-data-dir=/x',
    '--enable-logging',
    '-r',
    '--',
    '/some/file.js',
    'rowan://join/#x',
    '--profile-directory=x',
    '--profile\n=x',
    '',
  ])('refuses %j', argument => {
    expect(refusedArguments(['rowan', '--lang=ko', argument])).toEqual([argument])
  })
})

describe('profileFolder', () => {
  it.each([
    [['rowan', '--profile=/a/b=c'], '/a/b=c'],
    [['rowan', '--profile='], undefined],
    [['rowan', '--profile', '/a'], undefined],
    [['rowan'], undefined],
  ])('reads %j', (argv, folder) => {
    expect(profileFolder(argv)).toBe(folder)
  })
})
