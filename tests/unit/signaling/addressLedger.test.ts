import { describe, expect, it } from 'vitest'
import { addressKey } from '../../../electron/signaling/addressKey.ts'
import { AddressLedger } from '../../../electron/signaling/addressLedger.ts'
import { DEFAULT_SERVER_LIMITS } from '../../../electron/signaling/serverLimits.ts'

describe('addressKey', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
  ])('counts %s for %s', (address, key) => expect(addressKey(address)).toBe(key))

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('counts %s for nobody', address => {
    expect(addressKey(address)).toBeUndefined()
  })
})

describe('AddressLedger', () => {
  const limits = { ...DEFAULT_SERVER_LIMITS, maxSocketsPerAddress: 2, connectsPerSecondPerAddress: 1 }

  it('refuses one socket too many of an address, and no other address for it', () => {
    const ledger = new AddressLedger(limits)
    for (const _ of [1, 2]) {
      ledger.knock('a', 0)
      ledger.enter('a', 0)
    }
    expect(() => ledger.knock('a', 60_000)).toThrow('SIG_ADDRESS_FULL')
    ledger.knock('b', 0)
    ledger.leave('a', 60_000)
    ledger.knock('a', 60_000)
  })

  it('slows down an address that comes back each time it is closed', () => {
    const ledger = new AddressLedger(limits)
    ledger.knock('a', 0)
    ledger.knock('a', 0)
    expect(() => ledger.knock('a', 999)).toThrow('SIG_ADDRESS_FULL')
    ledger.knock('a', 1_000)
  })

  it('forgets an address that has gone and rested, and only then', () => {
    const ledger = new AddressLedger(limits)
    ledger.knock('a', 0)
    ledger.enter('a', 0)
    ledger.sweep(60_000)
    expect(ledger.size).toBe(1)
    ledger.leave('a', 60_000)
    ledger.sweep(60_000)
    expect(ledger.size).toBe(0)
  })
})
