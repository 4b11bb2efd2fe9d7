import { expect, test } from '@playwright/test'
import { killAll, processTree } from '../support/app/appProcesses.ts'
import { admit, askToJoin, delivered, hostRoom, invite, say, sees } from '../support/app/people.ts'
import { type RowanApp, STEP, startApp } from '../support/app/rowanApp.ts'

const IN_TIME = 10_000

const ENDS: Readonly<Record<string, (person: RowanApp) => unknown>> = {
  closed: ({ app }) => app.close(),
  killed: ({ app }) => killAll(processTree(app.process().pid ?? 0).map(({ pid }) => pid)),
}

/** Keeps every word that is said from now on about how far messages have come. */
async function watchDelivery({ page }: RowanApp): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen = new Set<string>()
    const look = () => {
      for (const each of document.querySelectorAll('[data-testid="message"]')) {
        const text = each.querySelector('[data-testid="message-text"]')?.textContent
        const come = each.querySelector('[data-testid="delivery"]')?.textContent
        if (text === 'Are you there?' && come) seen.add(come)
      }
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
    Reflect.set(globalThis, 'seenDelivery', seen)
  })
  return () => page.evaluate(() => [...(Reflect.get(globalThis, 'seenDelivery') as Set<string>)])
}

for (const [how, end] of Object.entries(ENDS))
  test(`P0-5: when the other one’s app is ${how}, a message is “on this computer only” within 10 seconds and never sent or delivered, and soon nobody is said to be here`, async () => {
    const [ann, bea] = [await startApp('Ann'), await startApp('Bea')]
    try {
      await hostRoom(ann, 'Tuesday', 'Ann')
      await askToJoin(bea, await invite(ann), 'Bea')
      await admit(ann, bea)
      await say(ann, 'Hello')
      await sees(bea, 'Hello')
      await delivered(ann, 'Hello')
      const said = await watchDelivery(ann)
      await end(bea)
      const gone = performance.now()
      await say(ann, 'Are you there?')
      const mine = ann.at('message').filter({ hasText: 'Are you there?' }).getByTestId('delivery')
      await expect(mine).toHaveText('on this computer only', { timeout: IN_TIME })
      await expect(ann.at('connection')).toHaveAttribute('data-connection', 'alone', { timeout: STEP })
      process.stdout.write(`${how}: nobody is here after ${(performance.now() - gone).toFixed(0)} ms\n`)
      expect(await said()).toEqual(['on this computer only'])
    } finally {
      await Promise.allSettled([ann.close(), bea.close()])
    }
  })
