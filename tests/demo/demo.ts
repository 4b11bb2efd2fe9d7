import { mkdirSync } from 'node:fs'
import { startApp } from '../support/app/rowanApp.ts'
import { admit, askToJoin, digits, hostRoom, invite, say, sees } from '../support/app/people.ts'
mkdirSync('demo-output', { recursive: true })
const host = await startApp('Counsellor')
host.page.on('console', m => console.log('host', m.text()))
host.app.process().stderr?.on('data', d => process.stdout.write('H ' + d))
const guest = await startApp('Survivor', 'zh-CN')
guest.page.on('console', m => console.log('guest', m.text()))
guest.app.process().stderr?.on('data', d => process.stdout.write('G ' + d))
await host.picture('demo-output/start-h.png')
await guest.picture('demo-output/start-g.png')
try {
  await hostRoom(host, 'Evening', 'May')
  await host.picture('demo-output/room.png')
  const text = await invite(host)
  console.log(text)
  await host.picture('demo-output/invite.png')
  console.log(await askToJoin(guest, text, '小河'))
  console.log(await digits(host))
  await guest.picture('demo-output/waiting.png')
  await host.picture('demo-output/applicant.png')
  await admit(host, guest)
  console.log('admitted')
  await say(host, '你好，我在这里。')
  await sees(guest, '你好，我在这里。')
  console.log('seen')
} finally {
  await host.picture('demo-output/host.png')
  await guest.picture('demo-output/guest.png')
  await host.close()
  await guest.close()
}
