import { readCarrierMessage } from '../../../renderer/net/channelGuard/carrierMessage.ts'
import { checkStateVector, checkUpdate } from '../../../renderer/net/channelGuard/updateCheck.ts'
import { ensure } from '../../../shared/bytes/protocolError.ts'
import type { Run } from './vectorFile.ts'

/** Judges a message of a peer for a document that has the entries of the lines `known`; gives the lengths of its entries. */
export const runCarrier: Run = file => {
  const message = readCarrierMessage(file.bytes('message'))
  ensure(message !== null, 'BAD_TYPE')
  if (message.kind === 'step1') {
    checkStateVector(message.body)
    return { kind: 'step1' }
  }
  const known = new Map(file.all('known').map(line => line.split(' ').map(Number) as [number, number]))
  const state = { own: file.number('own'), next: (client: number) => known.get(client) ?? 0 }
  const { entries, complete, takesOwn } = checkUpdate(message.body, state)
  return {
    kind: message.kind,
    entries: entries.map(entry => entry.length).join(' '),
    complete: complete ? 'yes' : 'no',
    'takes-own': takesOwn ? 'yes' : 'no',
  }
}
