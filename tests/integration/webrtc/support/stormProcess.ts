import { cryptoReady } from '../../../../shared/crypto/sodium.ts'
import { RawMember } from './rawMember.ts'
import type { StormCall, StormEvent } from './stormCall.ts'

// Members gone bad, several in one process: raw WebRTC and raw signalling, no guard of any kind.

const tell = (event: StormEvent) => process.send?.(event)
const members = new Map<string, RawMember>()

function obey(call: StormCall): void {
  const { as } = call
  if (call.do === 'join') {
    members.get(as)?.leave()
    members.set(as, new RawMember(call, tell))
    return
  }
  const member = members.get(as)
  if (!member) throw new Error(`no member ${as}`)
  if (call.do === 'pipe') member.into = members.get(call.into) ?? null
  else member.obey(call)
}

if (process.argv[2] === 'careful') await import('./carefulWrtc.ts')
await cryptoReady()
process.on('message', message => obey(message as StormCall))
process.on('disconnect', () => process.exit(0))
tell({ type: 'ready' })
