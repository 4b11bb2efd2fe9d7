import { tmpdir } from 'node:os'
import { app, dialog, protocol } from 'electron'
import { SettingsFile } from './files/settingsFile.ts'
import { openRowan } from './openRowan.ts'
import { registerAppScheme } from './pages/appProtocol.ts'
import { prepareApp } from './prepareApp.ts'
import { showPlainMessage, systemLanguages } from './showPlainMessage.ts'

const start = prepareApp(app, process.argv, tmpdir())

if (start.kind === 'refused') app.exit(1)
else void run(start).catch(() => app.exit(1))

async function run(start: Exclude<ReturnType<typeof prepareApp>, { kind: 'refused' }>): Promise<void> {
  if (start.kind === 'run') registerAppScheme(protocol)
  const settings = new SettingsFile(start.profile)
  await app.whenReady()
  const say = (key: Parameters<typeof showPlainMessage>[0]) =>
    showPlainMessage(key, { dialog, settings: settings.now, languages: systemLanguages(app) })
  if (start.kind === 'second') {
    await say('main.alreadyOpen')
    app.exit(1)
    return
  }
  if (!start.canWrite) await say('main.cannotKeep')
  await openRowan({ ...start, settings })
}
