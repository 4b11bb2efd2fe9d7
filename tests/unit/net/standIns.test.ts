import { beforeAll, describe, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { openProvider } from '../../../renderer/net/carrier/openProvider.ts'
import { CarrierTraffic } from '../../../renderer/net/channelGuard/carrierTraffic.ts'
import { GuardedConnection } from '../../../renderer/net/link/guardedConnection.ts'
import { guardedWrtc, type RtcClasses } from '../../../renderer/net/link/guardedWrtc.ts'
import { openShim, ShimSocket } from '../../../renderer/net/signalingGuard/shimSocket.ts'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import { codeOf } from './codeOf.ts'

beforeAll(cryptoReady)

describe('the stand-in for WebSocket', () => {
  const handle = 'ab'.repeat(16)

  test('throws at every address but that of an open carrier', () => {
    for (const url of ['wss://y-webrtc-eu.fly.dev', `shim://${handle}`, 'shim://', `shim://${handle}/x`])
      expect(codeOf(() => new ShimSocket(url))).toBe('SERVER_ADDRESS')
    const shim = openShim(handle, { said: () => undefined })
    expect(codeOf(() => new ShimSocket(`shim://${handle}`))).toBe('none')
    shim.close()
    expect(codeOf(() => new ShimSocket(`shim://${handle}`))).toBe('SERVER_ADDRESS')
  })

  test('passes on what is said, answers pings itself, and is dumb once closed', () => {
    const said: string[] = []
    const heard: string[] = []
    const shim = openShim(handle, { said: text => said.push(text) })
    const socket = new ShimSocket(`shim://${handle}`)
    socket.onmessage = (event: { data: string }) => heard.push(event.data)
    socket.send('{"type":"ping"}')
    socket.send('hello')
    shim.deliver({ type: 'x' })
    shim.close()
    socket.send('too late')
    shim.deliver({ type: 'y' })
    expect([said, heard]).toEqual([['hello'], ['{"type":"pong"}', '{"type":"x"}']])
  })
})

describe('the door to y-webrtc', () => {
  const rtc = { RTCPeerConnection: Object, RTCSessionDescription: Object, RTCIceCandidate: Object }

  test('leaves it no BroadcastChannel and no WebSocket of the engine', async () => {
    const handle = 'cd'.repeat(16)
    const said: string[] = []
    const shim = openShim(handle, { said: text => said.push(text) })
    const doc = new Doc()
    const mine = await new Promise<string>(resolve => {
      const provider = openProvider({
        room: 'room',
        handle,
        doc,
        wrtc: guardedWrtc(rtc as unknown as RtcClasses, () => {
          throw new Error('no connection is expected')
        }),
        onReady: peerId => {
          resolve(peerId)
          doc.getArray('log').push([new Uint8Array(3)])
          provider.close()
          doc.getArray('log').push([new Uint8Array(3)])
        },
      })
    })
    shim.close()
    expect(mine).toMatch(/^[0-9a-f-]{36}$/)
    expect(new BroadcastChannel('room').postMessage('x')).toBeUndefined()
    expect(globalThis.WebSocket).toBe(ShimSocket)
    for (const text of said) expect(JSON.parse(text).type).toMatch(/^(subscribe|unsubscribe|publish)$/)
  })
})

describe('the stand-in for RTCPeerConnection', () => {
  function setup(role: 'initiator' | 'responder') {
    const calls: string[] = []
    const native = {
      signalingState: 'stable',
      remoteDescription: null,
      connectionState: 'new',
      ondatachannel: null as ((event: { channel: object }) => void) | null,
      ontrack: null as (() => void) | null,
      setRemoteDescription: async () => calls.push('description'),
      close: () => calls.push('close'),
    }
    const connection = new GuardedConnection({
      native: native as unknown as RTCPeerConnection,
      role,
      relay: null,
      link: () => {
        throw new Error('no link is expected')
      },
      onClose: (_connection, code) => calls.push(`closed ${code}`),
    })
    return { calls, native, connection }
  }

  test('has no tracks and no transceivers', () => {
    const { connection } = setup('initiator')
    expect(codeOf(() => connection.addTrack())).toBe('NOT_ALLOWED')
    expect(codeOf(() => connection.addTransceiver())).toBe('NOT_ALLOWED')
    expect('getTransceivers' in connection).toBe(false)
    expect(codeOf(() => setup('responder').connection.createDataChannel())).toBe('LINK_STATE')
  })

  test('is closed by a track, and by a data channel that nobody waits for', () => {
    const track = setup('responder')
    track.native.ontrack?.()
    expect(track.calls).toEqual(['close', 'closed SDP'])
    const second = setup('initiator')
    second.native.ondatachannel?.({ channel: { close: () => second.calls.push('channel closed') } })
    expect(second.calls).toEqual(['channel closed', 'close', 'closed LINK_STATE'])
    const unreliable = setup('responder')
    unreliable.native.ondatachannel?.({ channel: { ordered: false, close: () => undefined } })
    expect(unreliable.calls).toEqual(['close', 'closed LINK_STATE'])
  })

  test('takes an answer only to its offer, and nothing but a data channel', async () => {
    const { connection, calls } = setup('initiator')
    await expect(connection.setRemoteDescription({ type: 'answer', sdp: '' })).rejects.toMatchObject({
      code: 'SIGNAL',
    })
    await expect(connection.setRemoteDescription({ type: 'offer', sdp: '' })).rejects.toMatchObject({
      code: 'SIGNAL',
    })
    const responder = setup('responder')
    const video = { type: 'offer', sdp: 'v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n' } as const
    await expect(responder.connection.setRemoteDescription(video)).rejects.toMatchObject({ code: 'SDP' })
    expect([calls, responder.calls]).toEqual([[], []])
  })
})

describe('the traffic of y-webrtc on a link', () => {
  const update = Uint8Array.from([0, 2, 1, 7])
  const step2 = Uint8Array.from([0, 1, 1, 7])
  const chunk = (data: Uint8Array) => ({ type: 3, id: 0, total: data.length, offset: 0, data }) as const

  function setup() {
    const refused: string[] = []
    return {
      refused,
      traffic: new CarrierTraffic(
        () => true,
        code => refused.push(code),
        0,
      ),
    }
  }

  test('an update is not sent back to whom it came from', () => {
    const { traffic } = setup()
    expect(traffic.say(update)).toEqual({ free: false })
    traffic.hear(update, 0)
    expect(traffic.say(update)).toBeNull()
  })

  test('only the answer to a question of ours is free, and only once', () => {
    const { traffic } = setup()
    const big = new Uint8Array(16_371)
    big.set(step2)
    const flood = () => {
      for (let n = 0; n < 300; n++) traffic.charge(chunk(big), false, 0)
    }
    traffic.say(Uint8Array.from([0, 0, 1, 0]))
    traffic.charge(chunk(big), true, 0)
    expect(codeOf(flood)).toBe('none')
    traffic.charge(chunk(big), true, 0)
    expect(codeOf(flood)).toBe('BUDGET')
  })

  test('awareness, queries and peer lists are refused both ways', () => {
    const { traffic, refused } = setup()
    for (const type of [1, 3, 4, 99]) {
      expect(traffic.hear(Uint8Array.from([type, 0]), 0)).toBe(false)
      expect(traffic.say(Uint8Array.from([type, 0]))).toBeNull()
    }
    expect(refused).toEqual(Array(4).fill('BAD_TYPE'))
  })
})
