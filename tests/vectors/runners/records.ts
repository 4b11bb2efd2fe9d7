import { type ErrorCode, ProtocolError } from '../../../shared/bytes/protocolError.ts'
import type { Taken } from '../../../shared/session/ledger/ledgerListener.ts'
import { openLedger } from './reader.ts'
import { bytesOf, inTurn, type Run } from './vectorFile.ts'

/** Takes the records into the reader's ledger; gives what became of the last, and how many were verified in all. */
export const runRecords: Run = file => {
  const refusals: ErrorCode[] = []
  const ledger = openLedger(file, code => refusals.push(code))
  const steps = file.lines.filter(([name]) => name === 'record' || name === 'twin')
  const outcomes = inTurn(steps, ([name, value]): Taken => {
    const outcome = ledger.takeRecord(bytesOf(value))
    // a twin is refused, and what it leaves behind is what the vector is about
    const code = name === 'twin' ? expectTwin(refusals.splice(0)) : refusals[0]
    if (code !== undefined) throw new ProtocolError(code)
    return outcome
  })
  return { taken: outcomes.at(-1) ?? '', verified: String([...ledger.records].length) }
}

function expectTwin(codes: readonly ErrorCode[]): undefined {
  if (codes.join() !== 'RECORD_EQUIVOCATION') throw new Error(`a twin was met with: ${codes.join()}`)
}
