import type { RowanApp } from './rowanApp.ts'

/** From now on takes down all that an app writes: the consoles of its windows and of main, and both outputs of its processes. */
export function listenToOutput({ app }: RowanApp): () => string {
  const heard: string[] = []
  const listen = (page: { on(event: 'console', listener: (message: { text(): string }) => void): unknown }) =>
    page.on('console', message => heard.push(message.text()))
  for (const page of app.windows()) listen(page)
  app.on('window', listen)
  app.on('console', message => heard.push(message.text()))
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.on('data', (part: Buffer) => heard.push(part.toString()))
  return () => heard.join('\n')
}

/** What the windows of an app keep in the storage of a page. */
export async function keptByPages({ app }: RowanApp): Promise<string[]> {
  const each = app
    .windows()
    .map(page => page.evaluate(() => [localStorage, sessionStorage].flatMap(part => Object.entries(part))))
  return (await Promise.all(each)).flat(2)
}
