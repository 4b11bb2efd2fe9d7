import { encodeChatBody } from '../../../shared/documents/chat/chatBody.ts'
import type { Epoch } from '../../../shared/room/epoch/epoch.ts'
import { CHAT_DOC } from '../../../shared/room/ids.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { StrandWriter } from '../../../shared/room/strand/strandWriter.ts'
import { Heads } from '../../../shared/session/ledger/heads.ts'
import { messageBody } from '../../unit/documents/support/records.ts'
import { there } from '../refusals.ts'
import { AT } from '../room/testRoom.ts'
import type { SeededRandom } from '../simulation/seededRandom.ts'
import type { Heard } from './ledgers.ts'

const WORDS = ['你好', '괜찮아요', 'I am here.', '明天下午三点，还是老地方。', 'It was a long week.', 'yes']

/** What somebody types: a few words mostly, a long message now and then. */
function words(random: SeededRandom): string {
  const count = random.chance(0.05) ? 40 + random.below(200) : 1 + random.below(12)
  return Array.from({ length: count }, () => random.pick(WORDS)).join(' ')
}

/** A conversation of so many records, hellos included: a strand for each of these unlocks, which take turns; each record depends on those before it. */
export function conversation(
  epoch: Epoch,
  unlocks: readonly Heard[],
  count: number,
  random: SeededRandom,
): OpenedRecord[] {
  const heads = new Heads()
  const records: OpenedRecord[] = []
  const write = (writer: StrandWriter, type: 'hello' | 'message', body: Uint8Array) => {
    const at = AT + records.length * 1000
    const record = writer.write(epoch, { type, doc: CHAT_DOC, body, at, deps: heads.list() })
    heads.add(record)
    records.push(record)
  }
  const writers = unlocks.map(({ ledger, device }) => {
    const writer = new StrandWriter(device.member.device)
    const leaf = there(device.keys.leaves.at(-1))
    const claim = {
      key: writer.publicKey,
      leaf: leaf.pair.publicKey,
      leafCounter: leaf.counter,
      before: null,
    }
    write(writer, 'hello', ledger.acquaintances.helloBody(device.keys, epoch, claim))
    return writer
  })
  while (records.length < count) {
    const writer = random.pick(writers)
    for (let turn = 1 + random.below(4); turn > 0 && records.length < count; turn--)
      write(writer, 'message', encodeChatBody(messageBody(words(random))))
  }
  return records
}
