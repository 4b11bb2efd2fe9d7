import { equal, ok } from 'node:assert/strict'
import { canCutNetwork, cutNetwork } from '../support/app/networkProcess.ts'
import {
  admit,
  askToJoin,
  delivered,
  editor,
  hostRoom,
  invite,
  isAlone,
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
import { Stage } from './stage.ts'

const stage = new Stage()

async function meet(may: RowanApp, river: RowanApp): Promise<void> {
  await hostRoom(may, 'Evening', 'May')
  await stage.show('May has a room; her computer is the meeting point')
  const invitation = await invite(may)
  await stage.show('May has an invitation for one person, to pass on by another way')
  const hers = await askToJoin(river, invitation, '小河')
  await stage.show(`小河 waits; her screen shows the numbers that she reads aloud: ${hers}`)
  await admit(may, river)
  await presence(may, '小河', true)
  await presence(river, 'May', true)
  await stage.show('小河 is in the room; each sees that the other is here')
}

async function talk(may: RowanApp, river: RowanApp): Promise<void> {
  const lines: [RowanApp, RowanApp, string][] = [
    [may, river, '你好，我在这里。你不用解释，想说多少就说多少。'],
    [river, may, '谢谢。我有点害怕。'],
    [may, river, 'You can leave at any time. What happened to you is not your fault.'],
    [river, may, 'Thank you. I would like to write down a plan with you.'],
  ]
  for (const [author, reader, line] of lines) {
    await say(author, line)
    await sees(reader, line)
    await delivered(author, line)
  }
  await stage.show('four messages in Chinese and English, each seen on the other screen and marked delivered')
}

async function writeTogether(may: RowanApp, river: RowanApp): Promise<void> {
  await makeNote(may, '计划 Plan')
  await openNote(river, '计划 Plan')
  await Promise.all([
    editor(may).pressSequentially('Call the helpline on Monday. ', { delay: 15 }),
    editor(river).pressSequentially('星期一给热线打电话。', { delay: 15 }),
  ])
  const together = await sameNote(may, river)
  ok(together.includes('Call the helpline') && together.includes('星期一'))
  await stage.show('a note that both wrote at once reads the same on both screens')
  await paste(may, `${'长长的记录 a long record '.repeat(15_000)}。`)
  const pasted = await sameNote(may, river, 300_000)
  await stage.show(`a paste of ${Math.round(Buffer.byteLength(pasted) / 1024)} KB into the note arrived`)
}

async function joinLate(may: RowanApp, river: RowanApp, moon: RowanApp): Promise<void> {
  await askToJoin(moon, await invite(may), 'Moon')
  await admit(may, moon)
  for (const person of [may, river]) await presence(person, 'Moon', true)
  equal((await messagesOf(moon)).length, 0)
  equal(await moon.at('note-item').count(), 0)
  await stage.show('Moon joined late: she sees no message and no note from before')
  await say(moon, '안녕하세요. 저도 왔어요.')
  for (const person of [may, river]) await sees(person, '안녕하세요. 저도 왔어요.')
  await say(river, '欢迎你。')
  for (const person of [may, moon]) await sees(person, '欢迎你。')
  await stage.show('from then on all three read the same')
}

async function cutAndRecover(may: RowanApp, river: RowanApp, moon: RowanApp): Promise<void> {
  if (!canCutNetwork) {
    process.stdout.write(
      '          - the network cut is left out: this system has no /proc to find the network process in\n',
    )
    return
  }
  const plugIn = cutNetwork(river)
  await presence(may, '小河', false)
  await isAlone(river)
  await stage.show('the plug is pulled at 小河: both sides say so')
  await say(river, '我的网络断了。')
  await say(may, 'We wait for you.')
  await sees(moon, 'We wait for you.')
  await stage.show('both went on writing; 小河 is told that hers is on her computer only')
  plugIn()
  for (const person of [may, moon]) await sees(person, '我的网络断了。')
  await sees(river, 'We wait for you.')
  await delivered(river, '我的网络断了。')
  await stage.show('the network is back: everything arrived on every screen by itself')
}

async function play(): Promise<void> {
  const may = stage.enter(await startApp('May'))
  const river = stage.enter(await startApp('River', 'zh-CN'))
  await stage.show('two apps are open, each with a folder of its own')
  await meet(may, river)
  await talk(may, river)
  await writeTogether(may, river)
  const moon = stage.enter(await startApp('Moon', 'ko'))
  await joinLate(may, river, moon)
  await cutAndRecover(may, river, moon)
  equal(await noteOf(may), await noteOf(river))
  equal((await messagesOf(may)).join('\n'), (await messagesOf(river)).join('\n'))
  await stage.show('at the end notes and timelines are the same')
}

try {
  await play()
  await stage.clear()
} catch (error) {
  process.stdout.write(`          ✗ ${error instanceof Error ? error.stack : error}\n`)
  process.exitCode = 1
  await stage.keep()
  await stage.clear()
}
