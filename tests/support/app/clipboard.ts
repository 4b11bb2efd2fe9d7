import type { RowanApp } from './rowanApp.ts'

/** Puts words on the clipboard of somebody's computer, as another program would. */
export async function putOnClipboard({ app }: RowanApp, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text)
}
