import { type ErrorCode, ProtocolError } from '../../../shared/bytes/protocolError.ts'
import { openBox } from '../../../shared/crypto/agree.ts'
import { Secret } from '../../../shared/crypto/secret.ts'
import { type CatchupMessage, openCatchup } from '../../../shared/room/catchup/catchupMessage.ts'
import { decodeHanded } from '../../../shared/room/catchup/handedEpochs.ts'
import { openLedger } from './reader.ts'
import type { Run, VectorFile } from './vectorFile.ts'

/** Opens a message, or takes in what an answer hands over. */
export const runCatchup: Run = file => (file.has('handed') ? takeHanded(file) : openMessage(file))

function openMessage(file: VectorFile): Record<string, string> {
  const pair = new Secret<'pair-catchup'>(file.bytes('pair-catchup'))
  const message = openCatchup(pair, file.text('topic'), file.bytes('message'))
  const { type, from, nonce } = message
  return { type, from, nonce, says: said(message) }
}

function said(message: CatchupMessage): string {
  switch (message.type) {
    case 'ask':
      return [message.leafCounter, message.leaf, ...message.epochs, 'lacks', ...message.lacking].join(' ')
    case 'give':
      return `${message.index}/${message.count} ${message.part.length}`
    case 'stale':
      return String(message.leafCounter)
  }
}

function takeHanded(file: VectorFile): Record<string, string> {
  const refusals: ErrorCode[] = []
  const ledger = openLedger(file, code => refusals.push(code))
  const { epochs, hellos } = decodeHanded(file.bytes('handed'))
  for (const { signed, box } of epochs)
    ledger.learn({ signed, secret: box && openBox<'epoch'>(box, ledger.leaf.pair) })
  for (const wire of hellos) ledger.hearHello(wire)
  const [code] = refusals
  if (code !== undefined) throw new ProtocolError(code)
  const { nodes } = ledger.epochBook
  const known = nodes.flatMap(({ id, members }) =>
    members.filter(({ device }) => ledger.acquaintances.helloAt(id, device) !== undefined),
  )
  return {
    epochs: nodes.map(({ id, epoch }) => (epoch === null ? id : `${id}*`)).join(' '),
    hellos: String(known.length),
  }
}
