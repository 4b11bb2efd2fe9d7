import { describe, expect, it } from 'vitest'
import { linkAdvice } from '../../../renderer/screen/session/linkAdvice.ts'
import type { RoomView } from '../../../shared/ports/screenViews.ts'
import { memberOf, roomOf } from '../../support/fakeViews.ts'

const me = memberOf('Willow', { self: true })
const away = [me, memberOf('Heron', { here: false })]
const closed: RoomView['servers'] = [
  { url: 'wss://meet.example.org', state: 'closed', problem: 'SERVER_UNREACHABLE' },
]

describe('what is wrong with the links of a room, and what to do', () => {
  it.each([
    ['nothing to say while nobody else is in it', { members: [me] }, null],
    ['nothing, while everyone is linked', {}, 'connection.advice.well'],
    [
      'nothing either when the meeting point is gone meanwhile',
      { servers: closed },
      'connection.advice.well',
    ],
    ['no meeting point', { members: away, connection: 'here', servers: closed }, 'connection.advice.points'],
    [
      'the relay',
      { members: away, connection: 'alone', relayProblem: 'RELAY_EXPIRED' },
      'connection.advice.relay',
    ],
    [
      'a meeting point before the relay',
      { members: away, connection: 'connecting', servers: closed, relayProblem: 'RELAY_MISSING' },
      'connection.advice.points',
    ],
    ['nothing on this side', { members: away, connection: 'alone' }, 'connection.advice.away'],
    [
      'that it is not connected',
      { members: away, connection: 'ended', servers: closed },
      'connection.advice.ended',
    ],
  ] as const)('%s', (_, change, key) => {
    expect(linkAdvice(roomOf(change as Partial<RoomView>))).toBe(key)
  })
})
