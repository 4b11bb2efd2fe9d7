import { expect, test } from '@playwright/test'
import { canCutNetwork, cutNetwork } from '../support/app/networkProcess.ts'
import {
  admit,
  askToJoin,
  delivered,
  editor,
  hostRoom,
  invite,
  isAlone,
  leaveRoom,
  makeNote,
  messagesOf,
  noteOf,
  openNote,
  paste,
  presence,
  sameNote,
  say,
  sees,
} from '../support/app/people.ts'
import { type RowanApp, startApp } from '../support/app/rowanApp.ts'

test.describe.configure({ mode: 'serial' })

let counsellor: RowanApp
let survivor: RowanApp
let latecomer: RowanApp

test.beforeAll(async () => {
  counsellor = await startApp('Counsellor')
  survivor = await startApp('Survivor', 'zh-CN')
  latecomer = await startApp('Latecomer', 'ko')
})

test.afterAll(async () => {
  for (const app of [counsellor, survivor, latecomer]) await app.close()
})

test('a counsellor hosts, a survivor is admitted with the digits that she reads aloud', async () => {
  await hostRoom(counsellor, 'Evening', 'May')
  const hers = await askToJoin(survivor, await invite(counsellor), '小河')
  expect(hers).toMatch(/^\d{9}$/)
  expect(await survivor.at('message-box').count()).toBe(0)
  await admit(counsellor, survivor)
  await presence(counsellor, '小河', true)
  await presence(survivor, 'May', true)
})

test('each message appears on the other screen and is then marked delivered', async () => {
  for (const [author, reader, line] of [
    [counsellor, survivor, '你好，我在这里。'],
    [survivor, counsellor, 'Hello. I am here too.\nA second line.'],
  ] as const) {
    await say(author, line)
    await sees(reader, line.split('\n')[0] ?? line)
    await delivered(author, line.split('\n')[0] ?? line)
  }
  expect(await messagesOf(survivor)).toEqual(await messagesOf(counsellor))
})

test('a note that both edit at once, with a heading, a list and a check box, is the same on both sides', async () => {
  await makeNote(counsellor, '计划 Plan')
  await openNote(survivor, '计划 Plan')
  await Promise.all([
    editor(counsellor).pressSequentially('# Monday\n- [ ] call the line\n', { delay: 10 }),
    editor(survivor).pressSequentially('星期一', { delay: 30 }),
  ])
  const words = await sameNote(counsellor, survivor)
  expect(words).toContain('call the line')
  expect(words).toContain('星期一')
})

test('undo takes back one’s own words and leaves the other’s', async () => {
  await editor(survivor).press('End')
  await editor(survivor).pressSequentially(' undone')
  await expect.poll(() => noteOf(counsellor)).toContain('undone')
  await editor(survivor).press('Control+z')
  await expect.poll(() => noteOf(counsellor)).not.toContain('undone')
  expect(await sameNote(counsellor, survivor)).toContain('call the line')
})

test('a paste of 300 KB arrives whole', async () => {
  const long = '长长的记录 a long record '.repeat(10_500)
  await paste(counsellor, long)
  const words = await sameNote(counsellor, survivor, long.length)
  expect(Buffer.byteLength(words)).toBeGreaterThan(300_000)
  expect(words.replace(/\s/g, '')).toContain(long.replace(/\s/g, ''))
})

test('a third person who joins late sees nothing from before and all from then on', async () => {
  await askToJoin(latecomer, await invite(counsellor), 'Moon')
  await admit(counsellor, latecomer)
  for (const person of [counsellor, survivor]) await presence(person, 'Moon', true)
  expect(await messagesOf(latecomer)).toEqual([])
  expect(await latecomer.at('note-item').count()).toBe(0)
  await say(latecomer, '안녕하세요')
  for (const person of [counsellor, survivor]) await sees(person, '안녕하세요')
})

test('P0-5: what is written during a network cut is not called delivered, and arrives when the network is back', async () => {
  test.skip(!canCutNetwork, 'this system has no /proc to find the network process in')
  const plugIn = cutNetwork(survivor)
  await presence(counsellor, '小河', false)
  await isAlone(survivor)
  await say(survivor, '我的网络断了。')
  await say(counsellor, 'We wait for you.')
  await sees(latecomer, 'We wait for you.')
  const mine = survivor.at('message').filter({ hasText: '我的网络断了。' })
  await expect(mine.getByTestId('delivery')).toHaveAttribute('data-delivered', '0')
  plugIn()
  for (const person of [counsellor, latecomer]) await sees(person, '我的网络断了。')
  await sees(survivor, 'We wait for you.')
  await delivered(survivor, '我的网络断了。')
})

test('at the end both sides hold identical notes and timelines', async () => {
  expect(await messagesOf(survivor)).toEqual(await messagesOf(counsellor))
  expect(await noteOf(survivor)).toBe(await noteOf(counsellor))
})

test('who leaves is seen to have gone', async () => {
  await leaveRoom(latecomer)
  await presence(counsellor, 'Moon', false)
})
