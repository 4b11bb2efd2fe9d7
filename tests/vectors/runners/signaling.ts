import { fromUtf8 } from '../../../shared/bytes/utf8.ts'
import { encodeSignaling } from '../../../shared/signaling/encodeSignaling.ts'
import { parseSignalingMessage } from '../../../shared/signaling/parseSignalingMessage.ts'
import { parseSignalingReply } from '../../../shared/signaling/parseSignalingReply.ts'
import type { Run } from './vectorFile.ts'

/** Reads a message as a server or as a client, and writes it again. */
export const runSignaling: Run = file => {
  const read = file.text('to') === 'server' ? parseSignalingMessage : parseSignalingReply
  return { message: encodeSignaling(read(fromUtf8(file.bytes('message')))) }
}
