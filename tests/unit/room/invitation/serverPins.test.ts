import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProtocolError } from '../../../../shared/bytes/protocolError.ts'
import { serverSchema } from '../../../../shared/ports/portSchemas.ts'
import { isServerAddress, takeServers } from '../../../../shared/room/invitation/serverAddress.ts'
import { bareServer, serverPins } from '../../../../shared/room/invitation/serverPins.ts'

const ONE = 'LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ'
const TWO = `${'_'.repeat(42)}w`
const server = 'wss://meet.example:8443/rooms'
const takes = (address: string) => [isServerAddress(address), serverSchema.safeParse(address).success]

describe('an address with pins', () => {
  it.each([
    `${server}#${ONE}`,
    `${server}#${ONE}.${TWO}`,
    `wss://meet.example#${TWO}`,
    `wss://[fd00::2]#${ONE}`,
  ])('is one: %s', address => {
    expect(takes(address)).toEqual([true, true])
    expect(bareServer(address)).toBe(address.slice(0, address.indexOf('#')))
    expect(serverPins(address)).toEqual(address.slice(address.indexOf('#') + 1).split('.'))
  })

  it.each([
    ['without TLS', `ws://meet.example#${ONE}`],
    ['with an empty pin', `${server}#`],
    ['with a short pin', `${server}#${ONE.slice(1)}`],
    ['with a long pin', `${server}#${ONE}A`],
    ['with a pin whose spare bits are set', `${server}#${ONE.slice(0, 42)}R`],
    ['with a pin in other letters', `${server}#${ONE.replace('-', '+')}`],
    ['with padding', `${server}#${ONE}=`],
    ['with three pins', `${server}#${ONE}.${TWO}.${ONE}`],
    ['with a dot too many', `${server}#${ONE}.`],
    ['with another sign between', `${server}#${ONE},${TWO}`],
    ['with a query', `${server}?x#${ONE}`],
    ['with a second fragment', `${server}#${ONE}#${ONE}`],
    ['of more than 200 characters', `wss://${'a'.repeat(152)}#${ONE}`],
  ])('is none %s', (_, address) => {
    expect(takes(address)).toEqual([false, false])
  })

  it('may have 200 characters in all', () => {
    expect(takes(`wss://${'a'.repeat(150)}#${ONE}`)).toEqual([true, true])
  })

  it('without pins has none', () => {
    expect([bareServer(server), serverPins(server)]).toEqual([server, []])
  })

  it.each([
    ['in a sentence', `Please use ${server}#${ONE}.${TWO}. Thank you!`],
    ['in angle brackets', `<${server}#${ONE}.${TWO}>`],
    ['in a Chinese message', `会合点的地址是${server}#${ONE}.${TWO}，谢谢。`],
    ['in full width', `${server}＃${ONE}．${TWO}`],
  ])('is found %s', (_, text) => {
    expect(takeServers(text.normalize('NFKC')).servers).toEqual([`${server}#${ONE}.${TWO}`])
  })

  it('is refused, not shortened, when a line break cut a pin in two', () => {
    expect(() => takeServers(`${server}#${ONE.slice(0, 20)}\n${ONE.slice(20)}`)).toThrow('SERVER_ADDRESS')
  })

  it('is what is found in any text, or nothing is taken from it', () => {
    const alike = fc.string({
      unit: fc.constantFrom(
        'wss://',
        'ws://',
        'a.example',
        '#',
        '.',
        ONE,
        TWO,
        ONE.slice(1),
        '/',
        '?',
        ' ',
        ':1',
        '[::1]',
      ),
      maxLength: 12,
    })
    fc.assert(
      fc.property(fc.oneof(alike, fc.string({ unit: 'binary' })), text => {
        try {
          for (const found of takeServers(text).servers) {
            expect(takes(found)).toEqual([true, true])
            expect(bareServer(found)).not.toContain('#')
            expect(serverPins(found).every(pin => found.startsWith('wss:') && pin.length === 43)).toBe(true)
          }
        } catch (error) {
          if (!(error instanceof ProtocolError)) throw error
          expect(error.code).toBe('SERVER_ADDRESS')
        }
      }),
      { numRuns: 2000 },
    )
  })
})
