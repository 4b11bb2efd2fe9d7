import type { AgreePublicKey } from '../../../shared/crypto/agree.ts'
import { hash, keyedHash } from '../../../shared/crypto/hash.ts'
import { Secret } from '../../../shared/crypto/secret.ts'
import type { SignPublicKey } from '../../../shared/crypto/sign.ts'
import { catchupTopic } from '../../../shared/room/catchup/catchupTopic.ts'
import { createDeviceKeys } from '../../../shared/room/device/deviceKeys.ts'
import { pairKeys } from '../../../shared/room/device/pairKeys.ts'
import { deviceIdOf, roomIdOf } from '../../../shared/room/device/roomIdentity.ts'
import { epochKeys, epochTopic } from '../../../shared/room/epoch/epochKeys.ts'
import type { EpochId, RoomId } from '../../../shared/room/ids.ts'
import { strandIdOf, yjsClientOf } from '../../../shared/room/strand/strandIdentity.ts'
import { bytesOf, hexOf, type Run, type VectorFile } from './vectorFile.ts'

const kinds: Record<string, Run> = {
  room: file => ({ room: roomIdOf(file.bytes('nonce'), file.text('e-ctl') as SignPublicKey) }),
  device: file => {
    const [identity, control] = [file.text('x-id') as AgreePublicKey, file.text('e-ctl') as SignPublicKey]
    return { device: deviceIdOf(file.text('room') as RoomId, identity, control) }
  },
  strand: file => {
    const key = file.text('e-str') as SignPublicKey
    return { strand: strandIdOf(key), client: String(yjsClientOf(key)) }
  },
  pair: runPair,
  epoch: file => {
    const { record, signal, wire, tag } = epochKeys(...scopeOf(file))
    return { rec: hexOf(record.expose()), signal: hexOf(signal.expose()), wire: hexOf(wire.expose()), tag }
  },
  'catchup-topic': file => {
    const key = new Secret<'pair-catchup'>(file.bytes('pair-catchup'))
    return { topic: catchupTopic(key, file.number('time')) }
  },
  topic: file => ({ topic: epochTopic(...scopeOf(file), file.number('time')) }),
  hash: file => {
    const parts = file.all('part').map(bytesOf)
    const key = new Secret<'test'>(file.bytes('key'))
    return { hash: hexOf(hash('payload', ...parts)), keyed: hexOf(keyedHash(key, 'payload', ...parts)) }
  },
}

/** Derives what the line `kind` names. */
export const runKeys: Run = file => kinds[file.text('kind')]?.(file) ?? {}

function runPair(file: VectorFile): Record<string, string> {
  const room = file.text('room') as RoomId
  const identity = {
    publicKey: file.text('x-id') as AgreePublicKey,
    secretKey: new Secret<'agree'>(file.bytes('x-id-secret')),
  }
  const control = {
    publicKey: file.text('e-ctl') as SignPublicKey,
    secretKey: new Secret<'sign'>(new Uint8Array(64)),
  }
  const mine = createDeviceKeys(room, identity, identity, control)
  const other = file.text('other-x-id') as AgreePublicKey
  const keys = pairKeys(mine, deviceIdOf(room, other, file.text('other-e-ctl') as SignPublicKey), other)
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, hexOf(key.expose())]))
}

function scopeOf(file: VectorFile): [Secret<'epoch'>, RoomId, EpochId] {
  return [new Secret<'epoch'>(file.bytes('es')), file.text('room') as RoomId, file.text('epoch') as EpochId]
}
