import { expect } from '@playwright/test'
import { type RowanApp, STEP } from './rowanApp.ts'

/** Hosts a room on this computer's own meeting point, consenting to be seen by its members. */
export async function hostRoom(host: RowanApp, title: string, name: string): Promise<void> {
  await host.at('start-host').click()
  await host.at('host-title').fill(title)
  await host.at('host-name').fill(name)
  await host.at('host-form').getByRole('button').last().click()
  await host.at('consent-yes').click()
  await host.at('message-box').waitFor()
}

/** What an organisation gave to whoever hosts: the address of its server and a key for its relay. */
export type Organised = { readonly url: string; readonly key: string }

/** Fills in what a room on an organisation's server needs, up to the consent. */
export async function prepareRelayed(host: RowanApp, title: string, name: string, at: Organised) {
  await host.at('start-host').click()
  await host.at('host-title').fill(title)
  await host.at('host-name').fill(name)
  await host.page
    .locator('label')
    .filter({ has: host.at('host-meeting') })
    .or(host.at('host-meeting'))
    .first()
    .click()
  await host.at('host-server').fill(at.url)
  await host.at('host-relay').fill(at.key)
  await host.at('host-form-submit').click()
  await host.at('consent-yes').waitFor()
}

/** Hosts a room on an organisation's server, with links through its relay alone. */
export async function hostRelayed(host: RowanApp, title: string, name: string, at: Organised) {
  await prepareRelayed(host, title, name, at)
  await host.at('consent-yes').click()
  await host.at('message-box').waitFor()
}

/** Makes an invitation and gives the text to pass on. */
export async function invite(host: RowanApp): Promise<string> {
  const create = host.at('invitation-create')
  const text = host.at('invitation-text')
  await create.or(text).first().waitFor()
  if (await create.isVisible()) await create.click()
  await text.waitFor()
  return (await text.inputValue()).trim()
}

/** What stands before the network: each page about the limits, in its order. */
const LIMITS = ['who', 'stays', 'tell', 'hide', 'never'] as const

/** Goes on from the page with the name, whatever is said about it, to the consent. */
export async function understandLimits(guest: RowanApp): Promise<void> {
  await guest.at('join-name-form-submit').click()
  const warning = guest.at('join-warn-keep')
  await warning.or(guest.at('join-code')).first().waitFor()
  if (await warning.isVisible()) await warning.click()
  await guest.at('join-code-form-submit').click()
  for (const limit of LIMITS) await guest.at(`limit-${limit}-yes`).click()
}

/** Pastes an invitation, gives a name, understands the limits, consents, and waits to be let in. Gives the digits on her screen. */
export async function askToJoin(guest: RowanApp, invitation: string, name: string): Promise<string> {
  await guest.at('start-join').click()
  await guest.at('join-invitation').fill(invitation)
  await guest.at('join-form-submit').click()
  await guest.at('join-name').fill(name)
  await understandLimits(guest)
  await guest.at('consent-yes').click()
  return digits(guest)
}

/** Leaves a room that is not kept, and keeps nothing of it. */
export async function leaveRoom(person: RowanApp): Promise<void> {
  await person.at('room-leave').click()
  await person.at('ending-nothing').click()
  await person.at('left-start').waitFor()
}

/** The nine digits on the screen of somebody who waits. */
export async function digits(person: RowanApp): Promise<string> {
  const sas = person.at('sas')
  await sas.waitFor({ timeout: STEP })
  return (await sas.innerText()).replace(/\D+/g, '')
}

/** Lets whoever waits in, with the digits on her screen. */
export async function admit(host: RowanApp, guest: RowanApp): Promise<void> {
  await host.at('admit-digits').fill(await digits(guest))
  await host.at('admit').click()
  await guest.at('message-box').waitFor({ timeout: STEP })
}

/** Writes a message and sends it. */
export async function say(person: RowanApp, text: string): Promise<void> {
  await person.at('message-box').fill(text)
  await person.at('message-send').click()
}

/** Waits until a message with exactly these words is on somebody's screen. */
export async function sees(person: RowanApp, text: string): Promise<void> {
  await person.at('message-text').filter({ hasText: text }).first().waitFor({ timeout: STEP })
}

/** Every message on somebody's screen, in order. */
export async function messagesOf(person: RowanApp): Promise<string[]> {
  return person.at('message-text').allInnerTexts()
}

/** Makes a note and opens it. */
export async function makeNote(person: RowanApp, title: string): Promise<void> {
  await person.at('note-new-open').click()
  const agreed = person.at('note-ask-yes')
  const name = person.at('note-new-title')
  await agreed.or(name).waitFor()
  if (await agreed.isVisible()) await agreed.click()
  await person.at('note-new-title').fill(title)
  await person.at('note-new-title').press('Enter')
  await writeDirectly(person)
}

/** Waits for the open note and chooses to write in it letter by letter, as members do not at first. */
export async function writeDirectly(person: RowanApp): Promise<void> {
  await editor(person).waitFor({ timeout: STEP })
  const choose = person.at('write-directly')
  if (await choose.isVisible()) await choose.click()
}

/** Opens a note of the list. */
export async function openNote(person: RowanApp, title: string): Promise<void> {
  await person.at('note-item').filter({ hasText: title }).click()
  await writeDirectly(person)
}

/** The editor of the open note. */
export function editor(person: RowanApp) {
  return person.page.locator('.ProseMirror')
}

/** The words of the open note. */
export async function noteOf(person: RowanApp): Promise<string> {
  return editor(person).evaluate(element =>
    [...element.children].map(block => block.textContent ?? '').join('\n'),
  )
}

/** Pastes plain text into the open note, as the clipboard would. */
export async function paste(person: RowanApp, text: string): Promise<void> {
  await editor(person).click()
  await editor(person).evaluate((element, words) => {
    const data = new DataTransfer()
    data.setData('text/plain', words)
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}

/** Waits until both see the same note of at least so many characters, and gives its words. */
export async function sameNote(one: RowanApp, other: RowanApp, atLeast = 1): Promise<string> {
  await expect
    .poll(
      async () => {
        const words = await noteOf(one)
        return words.length >= atLeast && words === (await noteOf(other))
      },
      { timeout: STEP },
    )
    .toBe(true)
  return noteOf(one)
}

/** Waits until somebody's own message says that everybody has it. */
export async function delivered(author: RowanApp, text: string): Promise<void> {
  const words = author.at('message').filter({ hasText: text }).last().getByTestId('delivery')
  await expect
    .poll(
      async () => {
        const others = await words.getAttribute('data-others')
        return others !== '0' && others === (await words.getAttribute('data-delivered'))
      },
      { timeout: STEP },
    )
    .toBe(true)
}

/** Waits until a name in the list of people is shown as here, or as away. */
export async function presence(person: RowanApp, name: string, here: boolean): Promise<void> {
  const entry = person.at('person').filter({ hasText: name })
  await expect(entry).toHaveAttribute('data-here', `${here}`, { timeout: STEP })
}

/** Waits until nobody else is shown as here. */
export async function isAlone(person: RowanApp): Promise<void> {
  await expect(person.page.locator('[data-testid="person"][data-here="true"]')).toHaveCount(1, {
    timeout: STEP,
  })
}
