import { describe, expect, it } from 'vitest'
import { serversToTell } from '../../../renderer/screen/session/serversToTell.ts'

const here = 'ws://127.0.0.1:47470'
const house = 'ws://192.168.1.5:47470'
const far = 'wss://meet.example'

describe('the addresses to read aloud', () => {
  it.each([
    [
      'of the house first and without this computer',
      [here, house, 'ws://10.8.0.2:47470'],
      [house, 'ws://10.8.0.2:47470'],
      'lan',
    ],
    ['of this computer where there is no other', [here], [here], 'here'],
    ['without pins, once each', [`${far}#${'A'.repeat(43)}`, far], [far], 'far'],
    ['far away beside the house', [here, house, far], [house, far], 'far'],
    ['none', [], [], 'here'],
  ] as const)('are %s', (_, addresses, servers, reach) => {
    expect(serversToTell(addresses)).toEqual({ servers, reach })
  })
})
