import { LinkHandshake } from '../../../renderer/net/link/linkHandshake.ts'
import { Secret } from '../../../shared/crypto/secret.ts'
import type { DeviceId, EpochId } from '../../../shared/room/ids.ts'
import { bytesOf, hexOf, inTurn, type Run } from './vectorFile.ts'

/** Hears what the peer sends. */
export const runLink: Run = file => {
  const ends = {
    epoch: file.text('epoch') as EpochId,
    self: file.text('self') as DeviceId,
    peer: file.text('peer') as DeviceId,
    key: new Secret<'pair-link'>(file.bytes('pair-link')),
  }
  const fingerprints = { local: file.bytes('fp-self'), remote: file.bytes('fp-peer') }
  const handshake = new LinkHandshake(ends, file.bytes('nonce'))
  const results = { hello: hexOf(handshake.hello()), tag: '', link: '' }
  const heard = file.lines.filter(([name]) => name.startsWith('hear-'))
  inTurn(heard, ([name, value]) => {
    if (name === 'hear-hello') results.tag = hexOf(handshake.hearHello(bytesOf(value), fingerprints))
    else results.link = handshake.hearTag(bytesOf(value), fingerprints)
  })
  return results
}
