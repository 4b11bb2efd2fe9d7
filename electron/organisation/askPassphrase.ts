import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks a question at the keyboard, which shows nothing of the answer; where there is no keyboard the answer is the next line of the input. */
export type AskPassphrase = (question: string) => Promise<string>

/** Runs something that may ask, and lets go of the keyboard afterwards. */
export async function withKeyboard<T>(use: (ask: AskPassphrase) => Promise<T>): Promise<T> {
  const lines = createInterface({
    input: process.stdin,
    output: new Writable({ write: (_chunk, _encoding, done) => done() }),
    terminal: process.stdin.isTTY === true,
  })
  const answers = lines[Symbol.asyncIterator]()
  try {
    return await use(async question => {
      process.stderr.write(question)
      const { value, done } = await answers.next()
      process.stderr.write('\n')
      if (done === true) throw new Error('no passphrase was given')
      return value
    })
  } finally {
    lines.close()
  }
}
