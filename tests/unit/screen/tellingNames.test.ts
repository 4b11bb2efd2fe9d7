import { describe, expect, it } from 'vitest'
import { tellingNames } from '../../../renderer/screen/session/tellingNames.ts'

describe('the names of a room and of its host that may tell much', () => {
  it('none, where both are plain', () => {
    expect(tellingNames({ title: '周二', name: 'Willow' })).toEqual([])
    expect(tellingNames({ title: '화요일 모임', name: '은하' })).toEqual([])
  })

  it('each that seems to be a full name, a number or an address, and the same one once', () => {
    expect(tellingNames({ title: '林小雨', name: 'Willow' })).toEqual(['林小雨'])
    expect(tellingNames({ title: 'Tuesday', name: '김지수' })).toEqual(['김지수'])
    expect(tellingNames({ title: 'Anna Kim', name: 'may@example.org' })).toEqual([
      'Anna Kim',
      'may@example.org',
    ])
    expect(tellingNames({ title: '王小美', name: '王小美' })).toEqual(['王小美'])
  })
})
