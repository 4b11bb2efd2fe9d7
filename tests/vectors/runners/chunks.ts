import { readChunk } from '../../../renderer/net/channelGuard/chunk.ts'
import { ChunkAssembler } from '../../../renderer/net/channelGuard/chunkAssembler.ts'
import { bytesOf, inTurn, type Run } from './vectorFile.ts'

/** Takes the chunks one after the other; `messages` names the type and the length of every whole message. */
export const runChunks: Run = file => {
  const assembler = new ChunkAssembler()
  const messages = inTurn(file.all('chunk'), value => {
    const chunk = readChunk(bytesOf(value))
    const message = assembler.accept(chunk)
    return message === null ? [] : [`${chunk.type}:${message.length}`]
  })
  return { messages: messages.flat().join(' ') }
}
