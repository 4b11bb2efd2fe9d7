import { Secret } from '../../../shared/crypto/secret.ts'
import type { LinkId } from '../../../shared/ports/transport.ts'
import type { DeviceId, EpochId, RoomId } from '../../../shared/room/ids.ts'
import { type FrameKind, frameKey, openFrame } from '../../../shared/session/replication/frame.ts'
import {
  decodeHave,
  decodePresence,
  decodePut,
  decodeWant,
} from '../../../shared/session/replication/frameBodies.ts'
import type { Run } from './vectorFile.ts'

/** Opens a frame and reads its body. */
export const runFrames: Run = file => {
  const room = file.text('room') as RoomId
  const epoch = file.text('epoch') as EpochId
  const key = frameKey(new Secret<'pair-frame'>(file.bytes('pair-frame')), room, epoch)
  const ends = { from: file.text('from') as DeviceId, to: file.text('to') as DeviceId }
  const scope = { room, epoch, ...ends, link: file.text('link') as LinkId }
  const { kind, counter, body } = openFrame(key, scope, file.bytes('frame'), file.number('after'))
  return { counter: String(counter), says: [kind, ...bodies[kind](body)].join(' ') }
}

const bodies: Record<FrameKind, (body: Uint8Array) => (string | number)[]> = {
  have: body => {
    const { heads, epoch } = decodeHave(body)
    return [heads.length, epoch]
  },
  want: body => decodeWant(body).map(({ from, to }) => `${from}-${to}`),
  put: body => {
    const { last, wires } = decodePut(body)
    return [...wires.map(wire => wire.length), ...(last ? ['last'] : [])]
  },
  presence: body => [decodePresence(body)],
}
