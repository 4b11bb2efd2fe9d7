import { describe, expect, it } from 'vitest'
import { hostProblems, joinProblem, needsServer } from '../../../renderer/screen/session/formProblems.ts'
import type { HostDraft, JoinDraft } from '../../../renderer/screen/session/screenState.ts'

const join = (change: Partial<JoinDraft>): JoinDraft => ({
  text: 'rowan://join/#K3FM\nwss://meet.example:443',
  name: '柳',
  server: '',
  ...change,
})
const host = (change: Partial<HostDraft>): HostDraft => ({
  title: '星期二',
  name: 'Willow',
  meeting: true,
  server: '',
  relay: '',
  ...change,
})

describe('what keeps somebody from joining', () => {
  it('nothing, when a whole invitation was pasted', () => {
    expect(joinProblem(join({}))).toBeNull()
    expect(needsServer(join({}))).toBe(false)
  })

  it('a spoken code alone needs the address of a meeting point', () => {
    const spoken = join({ text: 'k3fm q8zr 5tpw' })
    expect(needsServer(spoken)).toBe(true)
    expect(joinProblem(spoken)).toBe('SERVER_ADDRESS')
    expect(joinProblem({ ...spoken, server: 'meet.example' })).toBe('SERVER_ADDRESS')
    expect(joinProblem({ ...spoken, server: 'ws://192.168.1.20:47100' })).toBeNull()
  })

  it.each([
    'wss://meet.example:99999',
    'wss://meet..example:x',
    'ws://999.1.1.1',
    'wss://meet_point.example',
    'https://meet.example',
    'meet.example',
    'wss://',
  ])('%s is no address that can be used, and that is said before anything is tried', server => {
    expect(joinProblem(join({ text: 'k3fm q8zr 5tpw', server }))).toBe('SERVER_ADDRESS')
    expect(hostProblems(host({ meeting: false, server })).server).toBe('SERVER_ADDRESS')
  })

  it('an address that an input method wrote full-width counts', () => {
    expect(needsServer(join({ text: 'k3fm ｗｓ：／／１９２．１６８．１．２０：４７１００' }))).toBe(false)
  })

  it('the address field is not asked for before there is an invitation', () => {
    expect(needsServer(join({ text: '  \n' }))).toBe(false)
    expect(joinProblem(join({ text: '  \n' }))).toBe('INVITE_FORMAT')
  })

  it('a text beyond what core searches is no invitation', () => {
    expect(joinProblem(join({ text: `wss://meet.example ${'x'.repeat(2000)}` }))).toBe('INVITE_FORMAT')
  })

  it('a name with nothing to see is none', () => {
    expect(joinProblem(join({ name: ' ' }))).toBe('NAME_INVALID')
    expect(joinProblem(join({ name: '\u200b' }))).toBe('NAME_INVALID')
  })
})

describe('what keeps somebody from hosting', () => {
  it('nothing, with two names and this computer as the meeting point', () => {
    expect(hostProblems(host({}))).toEqual({ title: null, name: null, server: null, relay: null })
  })

  it('each entry is judged by itself', () => {
    expect(hostProblems(host({ title: '', name: '', meeting: false }))).toEqual({
      title: 'NAME_INVALID',
      name: 'NAME_INVALID',
      server: 'SERVER_ADDRESS',
      relay: null,
    })
    expect(hostProblems(host({ meeting: false, server: 'wss://meet.example' })).server).toBeNull()
  })
})
