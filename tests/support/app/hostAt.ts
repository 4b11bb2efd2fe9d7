import { expect } from '@playwright/test'
import { hostRelayed } from './people.ts'
import { type RowanApp, STEP } from './rowanApp.ts'

/** Hosts a room at somebody else's meeting points, with a key for their relay where there is one, and waits for nothing but the room. */
export function hostAt(host: RowanApp, servers: string, relay = ''): Promise<void> {
  return hostRelayed(host, 'Evening', 'May', { url: servers, key: relay })
}

/** Waits until somebody's room has reached a meeting point, and nobody else is there. */
export async function reaches(person: RowanApp): Promise<void> {
  await expect(person.at('connection')).toHaveAttribute('data-connection', 'alone', { timeout: STEP })
}
