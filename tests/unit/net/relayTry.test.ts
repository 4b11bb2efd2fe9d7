import { describe, expect, it } from 'vitest'
import { relayTry } from '../../../renderer/net/link/relayTry.ts'
import type { IceSettings, RelayReach } from '../../../shared/ports/transport.ts'

const relay: IceSettings = { policy: 'relay', servers: [{ urls: ['turn:a'] }] }
const candidate = (type: string) => `candidate:1 1 udp 1 203.0.113.5 50000 typ ${type} raddr 0.0.0.0 rport 0`

function setup(ice = relay) {
  const told: RelayReach[] = []
  return { told, watch: relayTry(ice, reach => told.push(reach)) }
}

describe('a link that may only use a relay', () => {
  it('has reached it with the first address there, and says so once', () => {
    const { told, watch } = setup()
    watch?.gathered(candidate('relay'))
    watch?.gathered(candidate('relay'))
    watch?.gathered(null)
    watch?.ended()
    expect(told).toEqual(['reached'])
  })

  it('has not when nothing more comes, nor when it ends before', () => {
    const none = setup()
    none.watch?.gathered('')
    expect(none.told).toEqual([])
    none.watch?.gathered(null)
    const ended = setup()
    ended.watch?.ended()
    ended.watch?.gathered(null)
    expect([none.told, ended.told]).toEqual([['unreachable'], ['unreachable']])
  })

  it('was denied when the relay answered and gave none, however many of its addresses said nothing', () => {
    const { told, watch } = setup()
    watch?.failed(701)
    watch?.failed(401)
    watch?.failed(701)
    watch?.gathered(null)
    const full = setup()
    full.watch?.failed(486)
    full.watch?.gathered(null)
    const reached = setup()
    reached.watch?.failed(401)
    reached.watch?.gathered(candidate('relay'))
    expect([told, full.told, reached.told]).toEqual([['denied'], ['unreachable'], ['reached']])
  })

  it('is not watched where there is no relay, or other ways are open', () => {
    expect(setup({ policy: 'relay', servers: [] }).watch).toBeNull()
    expect(setup({ policy: 'relay', servers: [{ urls: ['stun:a'] }] }).watch).toBeNull()
    expect(setup({ ...relay, policy: 'direct' }).watch).toBeNull()
  })
})
