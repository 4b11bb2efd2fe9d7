import { describe, expect, it } from 'vitest'
import { isLocalServer, isLoopbackServer } from '../../../../shared/room/invitation/isLocalServer.ts'

describe('the address of a server', () => {
  it.each([
    'ws://127.0.0.1:47470',
    'ws://127.8.9.1',
    'ws://[::1]:5',
    'ws://localhost:5',
    'wss://meet.localhost/',
  ])('is on this computer: %s', address => {
    expect([isLoopbackServer(address), isLocalServer(address)]).toEqual([true, true])
  })

  it.each([
    'ws://10.0.0.1:47470',
    'ws://172.16.0.1',
    'ws://172.31.255.255/rooms',
    'ws://192.168.1.5:47470',
    'ws://169.254.7.7',
    'wss://[fe80::1]:8443',
    'wss://[FD00::2]/',
    'ws://printer.local:47470',
    `wss://192.168.1.5#${'A'.repeat(43)}`,
  ])('is in the local network: %s', address => {
    expect([isLoopbackServer(address), isLocalServer(address)]).toEqual([false, true])
  })

  it.each([
    'wss://meet.example',
    'ws://8.8.8.8',
    'ws://172.32.0.1',
    'ws://100.64.0.1',
    'ws://192.169.1.1',
    'ws://[2001:db8::1]',
    'ws://[64:ff9b::a00:1]',
    'ws://10.0.0.1.example',
    'ws://local',
    'ws://user@10.0.0.1',
    'ws://0x7f.1',
    'ws://10.0.0.1?x',
    'http://10.0.0.1',
    '10.0.0.1',
    '',
  ])('may be anywhere: %s', address => {
    expect([isLoopbackServer(address), isLocalServer(address)]).toEqual([false, false])
  })
})
