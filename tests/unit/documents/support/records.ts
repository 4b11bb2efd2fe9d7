import type { MessageBody } from '../../../../shared/documents/chat/chatBody.ts'
import type { TimelineRecord } from '../../../../shared/documents/chat/timelineRecord.ts'
import type { DeviceId, EpochId, RecordId, StrandId } from '../../../../shared/room/ids.ts'

/** An id of `bytes` bytes whose text begins with that of `seed`, so that a test can say which of two comes first. */
export function idText(seed: string, bytes = 32): string {
  const hexed = [...seed].map(letter => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  return hexed.padEnd(2 * bytes, '0').slice(0, 2 * bytes)
}

export const recordId = (seed: string) => idText(seed) as RecordId
export const epochId = (seed: string) => idText(seed) as EpochId
export const deviceId = (seed: string) => idText(seed, 16) as DeviceId
export const strandId = (seed: string) => idText(seed, 8) as StrandId

type Wish = Partial<Pick<TimelineRecord, 'body' | 'epochNumber' | 'epoch'>> & {
  by?: string
  after?: string[]
}

/** What a message says that is nothing but a text. */
export const messageBody = (text: string): MessageBody => ({
  kind: 'message',
  text,
  contentNote: '',
  replyTo: null,
})

/** A record named by a word; unless told otherwise it is a message of Bora in the first epoch that says its own name. */
export function record(name: string, { by = 'Bora', after = [], ...wish }: Wish = {}): TimelineRecord {
  const epochNumber = wish.epochNumber ?? 0
  return {
    id: recordId(name),
    epochNumber,
    epoch: wish.epoch ?? epochId(`epoch ${epochNumber}`),
    author: deviceId(by),
    strand: strandId(by),
    seq: 0,
    deps: after.map(recordId),
    at: 0,
    body: wish.body === undefined ? messageBody(name) : wish.body,
  }
}
