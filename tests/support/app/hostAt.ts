import { expect } from '@playwright/test'
import { type RowanApp, STEP } from './rowanApp.ts'

/** Hosts a room at somebody else's meeting points, with a key for their relay where there is one, and waits for nothing but the room. */
export async function hostAt(host: RowanApp, servers: string, relay = ''): Promise<void> {
  await host.at('start-host').click()
  await host.at('host-title').fill('Evening')
  await host.at('host-name').fill('May')
  const here = host.at('host-meeting')
  await host.page.locator('label').filter({ has: here }).or(here).first().click()
  await host.at('host-server').fill(servers)
  if (relay !== '') await host.at('host-relay').fill(relay)
  await host.at('host-form-submit').click()
  await host.at('consent-yes').click()
  await host.at('message-box').waitFor()
}

/** Waits until somebody's room has reached a meeting point, and nobody else is there. */
export async function reaches(person: RowanApp): Promise<void> {
  await expect(person.at('connection')).toHaveAttribute('data-connection', 'alone', { timeout: STEP })
}
