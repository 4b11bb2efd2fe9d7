import { beforeAll, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../shared/crypto/sodium.ts'
import type { EpochId } from '../../../shared/room/ids.ts'
import type { OpenedRecord } from '../../../shared/room/record/record.ts'
import { EpochBook } from '../../../shared/session/ledger/epochBook.ts'
import { refusal } from '../../support/refusals.ts'
import { addDevices, foundRoom, newDevice } from '../../support/room/testRoom.ts'

beforeAll(cryptoReady)

describe('a record among the epochs', () => {
  const setup = () => {
    const { founder, epoch } = foundRoom()
    const next = addDevices(founder.keys, epoch, [newDevice(epoch.room, 'Ana', 1)])
    const record = (written: EpochId) =>
      ({
        header: { epoch: written, author: founder.keys.device, strand: '0a'.repeat(8), seq: 0 },
      }) as OpenedRecord
    return { book: new EpochBook([epoch, next]), epoch, next, record }
  }

  it('may be sealed under the epoch it was written in, or anew under a later one', () => {
    const { book, epoch, next, record } = setup()
    book.check(record(epoch.id), epoch)
    book.check(record(epoch.id), next)
  })

  it('is refused under an earlier epoch than it was written in, or from one that is not known', () => {
    const { book, epoch, next, record } = setup()
    expect(refusal(() => book.check(record(next.id), epoch))).toBe('RECORD_EPOCH')
    expect(refusal(() => book.check(record('00'.repeat(32) as EpochId), next))).toBe('RECORD_EPOCH')
  })
})
